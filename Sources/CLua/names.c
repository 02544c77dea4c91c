// The two lists of names: what a rule sheet has, and what it must not have. A name in neither list
// is just unknown.
#include "CLua.h"

static const clua_entry allowed[] = {
  {"assert", "陈述前提", "states what must hold"},
  {"error", "带行号报错", "refuses with a line"},
  {"getmetatable", "始终为 nil", "always nil"},
  {"ipairs", "依次遍历列表", "walks a list in order"},
  {"next", "按固定顺序取下一键", "the next key in one fixed order"},
  {"pairs", "按固定顺序遍历", "walks in one fixed order"},
  {"pcall", "不能吞掉限额的捕获", "catches errors, never limits"},
  {"select", "可变参数", "variable arguments"},
  {"tonumber", "文本转数字", "text to number"},
  {"tostring", "不含地址的文本", "text without addresses"},
  {"type", "值的类型", "type of a value"},
  {"math.abs", "纯算术", "plain arithmetic"},
  {"math.ceil", "纯算术", "plain arithmetic"},
  {"math.floor", "纯算术", "plain arithmetic"},
  {"math.fmod", "纯算术", "plain arithmetic"},
  {"math.huge", "常数", "a constant"},
  {"math.max", "纯算术", "plain arithmetic"},
  {"math.maxinteger", "常数", "a constant"},
  {"math.min", "纯算术", "plain arithmetic"},
  {"math.mininteger", "常数", "a constant"},
  {"math.modf", "纯算术", "plain arithmetic"},
  {"math.pi", "常数", "a constant"},
  {"math.sqrt", "纯算术", "plain arithmetic"},
  {"math.tointeger", "纯算术", "plain arithmetic"},
  {"math.type", "整数或小数", "integer or float"},
  {"math.ult", "纯算术", "plain arithmetic"},
  {"string.byte", "按长度计费", "charged by length"},
  {"string.char", "按长度计费", "charged by length"},
  {"string.find", "只按字面查找，按长度计费", "finds plain text, charged by length"},
  {"string.format", "不含地址、限宽、计费", "no addresses, bounded width, charged"},
  {"string.len", "字节数", "number of bytes"},
  {"string.lower", "按长度计费", "charged by length"},
  {"string.rep", "限长，按次数计费", "bounded, charged by count"},
  {"string.reverse", "按长度计费", "charged by length"},
  {"string.sub", "按长度计费", "charged by length"},
  {"string.upper", "按长度计费", "charged by length"},
  {"table.concat", "只读原值，计费", "raw access, charged"},
  {"table.insert", "只用原值，计费", "raw access, charged"},
  {"table.remove", "只用原值，计费", "raw access, charged"},
  {"table.sort", "稳定排序，计费", "a stable sort, charged"},
  {"table.unpack", "最多 250 个值", "at most 250 values"},
  {"utf8.char", "按长度计费", "charged by length"},
  {"utf8.codepoint", "按长度计费", "charged by length"},
  {"utf8.len", "按长度计费", "charged by length"},
  {"prorate", "按比例，四舍五入到分", "a share, rounded half up to the fen"},
  {"step", "给算式的一步命名", "names one step of a calculation"},
  {"date", "日期变为天数序号", "the day number of a date"},
  {"date_parts", "天数序号变为年月日", "year, month and day of a day number"},
  {"add_months", "加若干个月，月末取齐", "so many months later, clamped to the month's end"},
  {"unknown", "说明缺少的事实", "names the fact that is missing"},
  {0, 0, 0},
};

#define TEXT_TO_CODE "它把文本变成程序", "it turns text into code"
#define OUTSIDE "条文不得接触文件、程序和网络", "a sheet must not reach files or programs"
#define HOST_INSIDE "它能伸手到引擎内部", "it reaches into the engine"
#define RAW "它绕过只读保护", "it goes around read-only tables"
#define PATTERN "模式匹配可能耗时无限", "a pattern can take unbounded time"
#define CHANCE "相同事实必须得出相同结果", "equal facts must give equal results"
#define BINARY "条文只用文本和数字", "a sheet deals in texts and numbers only"
#define FRESH_COUNT "每个协程都会重新计数", "every coroutine starts a fresh instruction count"
#define COLLECTOR "回收时机不可重复", "collection times are not repeatable"
#define PRINTING "条文不直接输出", "a sheet prints nothing; use step"

static const clua_entry forbidden[] = {
  {"load", TEXT_TO_CODE},
  {"loadstring", TEXT_TO_CODE},
  {"loadfile", TEXT_TO_CODE},
  {"dofile", TEXT_TO_CODE},
  {"string.dump", TEXT_TO_CODE},
  {"require", OUTSIDE},
  {"package", OUTSIDE},
  {"module", OUTSIDE},
  {"io", OUTSIDE},
  {"os", OUTSIDE},
  {"debug", HOST_INSIDE},
  {"getfenv", HOST_INSIDE},
  {"setfenv", HOST_INSIDE},
  {"newproxy", HOST_INSIDE},
  {"setmetatable", "元表能改变值的含义并挂接终结器",
   "a metatable changes what values mean and can carry a finalizer"},
  {"rawset", RAW},
  {"rawget", RAW},
  {"rawequal", RAW},
  {"rawlen", RAW},
  {"coroutine", FRESH_COUNT},
  {"collectgarbage", COLLECTOR},
  {"print", PRINTING},
  {"warn", PRINTING},
  {"xpcall", "请用 pcall", "use pcall"},
  {"string.match", PATTERN},
  {"string.gmatch", PATTERN},
  {"string.gsub", PATTERN},
  {"string.pack", BINARY},
  {"string.unpack", BINARY},
  {"string.packsize", BINARY},
  {"table.move", "移动空区间可能耗时无限", "moving an empty range can take unbounded time"},
  {"table.pack", "请写 { ... }", "write { ... } instead"},
  {"math.random", CHANCE},
  {"math.randomseed", CHANCE},
  {"math.exp", "不同机器末位可能不同", "the last digit differs between machines"},
  {"math.log", "不同机器末位可能不同", "the last digit differs between machines"},
  {"math.sin", "不同机器末位可能不同", "the last digit differs between machines"},
  {"math.cos", "不同机器末位可能不同", "the last digit differs between machines"},
  {"math.tan", "不同机器末位可能不同", "the last digit differs between machines"},
  {"utf8.codes", "它接受残缺的字符", "it accepts broken characters"},
  {0, 0, 0},
};

const clua_entry *clua_allowed(int index) {
  return index >= 0 && index < (int)(sizeof allowed / sizeof *allowed) && allowed[index].name
    ? &allowed[index] : 0;
}

const clua_entry *clua_forbidden(int index) {
  return index >= 0 && index < (int)(sizeof forbidden / sizeof *forbidden) && forbidden[index].name
    ? &forbidden[index] : 0;
}
