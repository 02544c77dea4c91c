// Pages of a PDF by Cairo, with text by Pango, narrowed to what papers of an office need.
//
// Pages leave memory as they are finished, so a roll of any size can be printed. No date of
// creation is written, because the same roll must give the same bytes. A name that no font of the
// machine can draw stops the paper: a box in place of a character is another name.

internal import CPango
internal import Workforce

/// A PDF being written. Lengths are in points, from the top left corner of the page.
final class Paper {
  /// How a text looks.
  struct Style: Hashable {
    enum Alignment: Hashable { case left, centre, right }

    var size: Double
    var alignment = Alignment.left
    /// Most lines before the rest of a text is cut off with an ellipsis.
    var lines = 6
  }

  /// Width and height of a page.
  struct Size: Hashable {
    let width: Double
    let height: Double
    static let a4 = Size(width: 595.276, height: 841.89)
    static let a4Landscape = Size(width: 841.89, height: 595.276)
  }

  /// What `Scripts/setup` installs: the first for nearly everything, the second for rare names.
  private static let fonts = "WenQuanYi Micro Hei, BabelStone Han, HanaMinA, HanaMinB"
  /// Which fonts are looked at: not those with PostScript outlines (CFF), as Cairo 1.16 damages
  /// some characters of theirs when it cuts a font, and a character is then missing from the page.
  private static let fontRules = """
    <fontconfig>
    <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>
    <cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir>
    <selectfont><rejectfont>
    <pattern><patelt name="fontformat"><string>CFF</string></patelt></pattern>
    <pattern><patelt name="fontformat"><string>Type 1</string></patelt></pattern>
    </rejectfont></selectfont>
    </fontconfig>
    """

  let size: Size
  private let pango: pango_library
  private let output: Output
  private let surface: OpaquePointer
  private let canvas: OpaquePointer
  private let fontMap: OpaquePointer
  private let context: OpaquePointer
  private var layouts: [Style: OpaquePointer] = [:]
  /// Characters drawn so far for which there was no font.
  private(set) var missingCharacters = 0

  /// Where Cairo's bytes go; it keeps the error that Cairo cannot carry.
  private final class Output {
    let stream: ExportStream
    var failure: ExportError?
    init(_ stream: ExportStream) { self.stream = stream }
  }

  /// - Parameter title: shown by readers in place of the file's name.
  init(_ size: Size, title: String, to destination: ExportDestination) throws(ExportError) {
    guard let library = pango_library_load() else { throw .noPaperLibrary }
    let pango = library.pointee
    (self.size, self.pango) = (size, pango)
    output = Output(try ExportStream(to: destination))
    let surface = pango.cairo_pdf_surface_create_for_stream(
      { closure, bytes, count in
        let output = Unmanaged<Output>.fromOpaque(closure!).takeUnretainedValue()
        do throws(ExportError) {
          try output.stream.append(bytes: UnsafeBufferPointer(start: bytes, count: Int(count)))
          return CAIRO_SUCCESS
        } catch {
          output.failure = error
          return CAIRO_WRITE_ERROR
        }
      }, Unmanaged.passUnretained(output).toOpaque(), size.width, size.height)!
    self.surface = surface
    pango.cairo_pdf_surface_set_metadata(surface, CAIRO_METADATA_TITLE, title)
    pango.cairo_pdf_surface_set_metadata(surface, CAIRO_METADATA_CREATE_DATE, nil)
    canvas = pango.cairo_create(surface)!
    let rules = pango.FcConfigCreate()
    _ = pango.FcConfigParseAndLoadFromMemory(rules, Self.fontRules, 0)
    _ = pango.FcConfigBuildFonts(rules)
    fontMap = pango.pango_cairo_font_map_new_for_font_type(CAIRO_FREETYPE_FONTS)!
    pango.pango_fc_font_map_set_config(fontMap, rules)
    pango.FcConfigDestroy(rules)
    context = pango.pango_font_map_create_context(fontMap)!
    // Letters stand where their outlines say, not where the pixels of a screen would be.
    let options = pango.cairo_font_options_create()
    pango.cairo_font_options_set_hint_style(options, CAIRO_NO_HINTS)
    pango.cairo_font_options_set_hint_metrics(options, CAIRO_NO_METRICS_HINTS)
    pango.pango_cairo_context_set_font_options(context, options)
    pango.cairo_font_options_destroy(options)
    pango.pango_context_set_language(context, pango.pango_language_from_string("zh-cn"))
  }

  deinit {
    for layout in layouts.values { pango.g_object_unref(UnsafeMutableRawPointer(layout)) }
    pango.g_object_unref(UnsafeMutableRawPointer(context))
    pango.g_object_unref(UnsafeMutableRawPointer(fontMap))
    pango.cairo_destroy(canvas)
    // Bytes that come now have nowhere to go; the stream discards what it collected.
    pango.cairo_surface_destroy(surface)
  }

  /// How high a text is when broken into lines of a width.
  func height(of text: String, width: Double, _ style: Style) -> Double {
    extent(of: layout(text, width, style)).height
  }

  /// Draws a text.
  /// - Parameters:
  ///   - x: left edge of the text's column; alignment is within `width`.
  ///   - y: top edge of the text.
  ///   - room: the height in which the text is centred; nil to begin at `y`.
  /// - Returns: the height of the text.
  @discardableResult
  func draw(
    _ text: String, x: Double, y: Double, width: Double, _ style: Style, room: Double? = nil
  ) -> Double {
    guard !text.isEmpty else { return 0 }
    let layout = layout(text, width, style)
    missingCharacters += Int(pango.pango_layout_get_unknown_glyphs_count(layout))
    let height = extent(of: layout).height
    pango.cairo_move_to(canvas, x, y + (room.map { max(0, ($0 - height) / 2) } ?? 0))
    pango.pango_cairo_show_layout(canvas, layout)
    return height
  }

  /// Draws straight lines of half a point.
  func rule(_ lines: [(from: (x: Double, y: Double), to: (x: Double, y: Double))]) {
    pango.cairo_set_line_width(canvas, 0.5)
    for line in lines {
      pango.cairo_move_to(canvas, line.from.x, line.from.y)
      pango.cairo_line_to(canvas, line.to.x, line.to.y)
    }
    pango.cairo_stroke(canvas)
  }

  /// Draws the edge of a rectangle.
  func box(x: Double, y: Double, width: Double, height: Double) {
    pango.cairo_set_line_width(canvas, 0.5)
    pango.cairo_rectangle(canvas, x, y, width, height)
    pango.cairo_stroke(canvas)
  }

  /// Ends the page; what is drawn next is on a new one.
  func endPage() throws(ExportError) {
    pango.cairo_show_page(canvas)
    if pango.cairo_status(canvas) != CAIRO_SUCCESS { throw failure }
  }

  /// Writes what is left and gives the file its name.
  func finish() throws(ExportError) {
    pango.cairo_surface_finish(surface)
    if pango.cairo_surface_status(surface) != CAIRO_SUCCESS { throw failure }
    try output.stream.finish()
  }

  private var failure: ExportError {
    output.failure
      ?? .paper(
        explanation: String(cString: pango.cairo_status_to_string(pango.cairo_status(canvas))!))
  }

  private func extent(of layout: OpaquePointer) -> (width: Double, height: Double) {
    var (width, height): (Int32, Int32) = (0, 0)
    pango.pango_layout_get_size(layout, &width, &height)
    return (Double(width) / Double(PANGO_UNITS), Double(height) / Double(PANGO_UNITS))
  }

  private func layout(_ text: String, _ width: Double, _ style: Style) -> OpaquePointer {
    let layout = layouts[style] ?? makeLayout(style)
    layouts[style] = layout
    pango.pango_layout_set_width(layout, Int32(width * Double(PANGO_UNITS)))
    pango.pango_layout_set_text(layout, DisplayText.escaped(text), -1)
    return layout
  }

  private func makeLayout(_ style: Style) -> OpaquePointer {
    let layout = pango.pango_layout_new(context)!
    let font = pango.pango_font_description_from_string(Self.fonts)
    pango.pango_font_description_set_absolute_size(font, style.size * Double(PANGO_UNITS))
    pango.pango_layout_set_font_description(layout, font)
    pango.pango_font_description_free(font)
    pango.pango_layout_set_wrap(layout, PANGO_WRAP_WORDS_THEN_CHARACTERS)
    pango.pango_layout_set_ellipsize(layout, PANGO_CUT_END)
    pango.pango_layout_set_height(layout, -Int32(style.lines))
    switch style.alignment {
    case .left: break
    case .centre: pango.pango_layout_set_alignment(layout, PANGO_CENTRE)
    case .right: pango.pango_layout_set_alignment(layout, PANGO_RIGHT)
    }
    return layout
  }
}
