// The triggers of 0004-duties: who may do what, in which order.

extension Migrations {
  private static let noAdministrator =
    """
    NOT EXISTS (SELECT 1 FROM user_role AS held
      WHERE held.role = 'administrator' AND held.entry_out IS NULL AND NOT EXISTS (
        SELECT 1 FROM user_lock AS shut WHERE shut.user = held.user AND shut.entry_out IS NULL))
    """

  static let userTriggers =
    """
    CREATE TRIGGER user_role_begins_with_administrator BEFORE INSERT ON user_role
    WHEN NEW.role <> 'administrator' AND \(noAdministrator)
    BEGIN SELECT RAISE(ABORT, 'duty: the first user is an administrator'); END;
    CREATE TRIGGER user_role_keeps_administrator AFTER UPDATE OF entry_out ON user_role
    WHEN \(noAdministrator)
    BEGIN SELECT RAISE(ABORT, 'duty: the last administrator'); END;
    CREATE TRIGGER user_lock_keeps_administrator AFTER INSERT ON user_lock
    WHEN \(noAdministrator)
    BEGIN SELECT RAISE(ABORT, 'duty: the last administrator'); END;
    """

  /// A condition: the user named may not act in any of the roles.
  static func lacks(_ roles: String, _ user: String = "NEW.user") -> String {
    """
    (NOT EXISTS (SELECT 1 FROM user_role AS held
       WHERE held.user = \(user) AND held.role IN (\(roles)) AND held.entry_out IS NULL)
     OR EXISTS (SELECT 1 FROM user_lock AS shut
       WHERE shut.user = \(user) AND shut.entry_out IS NULL))
    """
  }

  /// A condition: the user named took one of the steps of the roll.
  static func took(_ steps: String, of roll: String, _ user: String) -> String {
    """
    EXISTS (SELECT 1 FROM roll_step AS taken WHERE taken.roll = \(roll) AND taken.user = \(user)
      AND taken.step IN (\(steps)))
    """
  }

  static func lastStep(of roll: String) -> String {
    """
    coalesce((SELECT step FROM roll_step AS last WHERE last.roll = \(roll)
      ORDER BY last.number DESC LIMIT 1), 'draft')
    """
  }

  static let rollTriggers =
    """
    CREATE TRIGGER roll_computed_by_preparer BEFORE UPDATE OF computed_by ON roll
    WHEN NEW.computed_by IS NOT NULL AND (\(lacks("'preparer'", "NEW.computed_by"))
      OR \(took("'checked', 'approved'", of: "NEW.id", "NEW.computed_by")))
    BEGIN SELECT RAISE(ABORT, 'duty: who computes a roll prepares it'); END;
    CREATE TRIGGER roll_under_way_stays BEFORE UPDATE ON roll
    WHEN OLD.state = 'draft' AND NEW.state = 'draft'
      AND \(lastStep(of: "OLD.id")) IN ('submitted', 'checked')
    BEGIN SELECT RAISE(ABORT, 'duty: a roll under way does not change'); END;
    CREATE TRIGGER roll_with_steps_is_kept BEFORE DELETE ON roll
    WHEN EXISTS (SELECT 1 FROM roll_step WHERE roll = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'duty: a roll with steps is kept'); END;
    CREATE TRIGGER roll_is_sealed_by_approval BEFORE UPDATE OF state ON roll
    WHEN NEW.state = 'settled' AND OLD.state = 'draft' AND EXISTS (SELECT 1 FROM user)
      AND NOT EXISTS (SELECT 1 FROM roll_step
        WHERE roll = NEW.id AND step = 'approved' AND entry = NEW.settled_entry)
    BEGIN SELECT RAISE(ABORT, 'duty: approval alone seals a roll'); END;
    CREATE TRIGGER line_joins_no_roll_under_way BEFORE INSERT ON payout_line
    WHEN \(lastStep(of: "NEW.roll_id")) IN ('submitted', 'checked')
    BEGIN SELECT RAISE(ABORT, 'duty: a roll under way does not change'); END;
    CREATE TRIGGER line_under_way_is_kept BEFORE DELETE ON payout_line
    WHEN \(lastStep(of: "OLD.roll_id")) IN ('submitted', 'checked')
    BEGIN SELECT RAISE(ABORT, 'duty: a roll under way does not change'); END;
    """

  /// The user prepared the roll: computed it as it is, or ever decided a line of it or submitted it.
  static let prepared =
    """
    (\(took("'submitted'", of: "NEW.roll", "NEW.user"))
     OR EXISTS (SELECT 1 FROM roll WHERE id = NEW.roll AND computed_by = NEW.user)
     OR EXISTS (SELECT 1 FROM line_decision AS made
       WHERE made.roll = NEW.roll AND made.user = NEW.user))
    """

  private static let undecidedLine =
    """
    EXISTS (SELECT 1 FROM roll JOIN payout_line AS line
        ON line.period = roll.period AND line.roll_id = roll.id
      WHERE roll.id = NEW.roll AND line.outcome IN (2, 3) AND NOT EXISTS (
        SELECT 1 FROM line_decision AS made WHERE made.roll = roll.id AND made.digest = roll.digest
          AND made.measure = line.measure_id AND made.worker = line.worker_id
          AND made.instalment = line.instalment))
    """

  /// Another roll of the policy was sealed or reversed after the facts of this one were read.
  private static let overtaken =
    """
    EXISTS (SELECT 1 FROM roll JOIN roll AS other
        ON other.policy = roll.policy AND other.id <> roll.id
      WHERE roll.id = NEW.roll AND (other.settled_entry > roll.known_at OR EXISTS (
        SELECT 1 FROM roll_step AS void WHERE void.roll = other.id AND void.step = 'reversed'
          AND void.entry > roll.known_at)))
    """

  static let stepTriggers =
    """
    CREATE TRIGGER roll_step_follows BEFORE INSERT ON roll_step
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM roll_step WHERE roll = NEW.roll)
      OR \(lastStep(of: "NEW.roll")) || ' ' || NEW.step NOT IN (
        'draft submitted', 'sent_back submitted', 'submitted checked', 'checked approved',
        'approved publicised', 'publicised paid', 'paid reconciled', 'submitted sent_back',
        'checked sent_back', 'approved reversed', 'publicised reversed')
    BEGIN SELECT RAISE(ABORT, 'duty: the steps of a roll have an order'); END;
    CREATE TRIGGER roll_step_is_about_the_roll BEFORE INSERT ON roll_step
    WHEN NOT EXISTS (SELECT 1 FROM roll WHERE id = NEW.roll AND digest = NEW.digest
      AND computed_by IS NOT NULL AND (state = 'settled') = (NEW.step NOT IN (
        'submitted', 'checked', 'approved', 'sent_back')))
    BEGIN SELECT RAISE(ABORT, 'duty: a step is about the roll as it is'); END;
    CREATE TRIGGER roll_step_needs_role BEFORE INSERT ON roll_step
    WHEN NEW.step IN ('submitted', 'publicised', 'paid') AND \(lacks("'preparer'"))
      OR NEW.step IN ('checked', 'reconciled') AND \(lacks("'checker'"))
      OR NEW.step IN ('approved', 'reversed') AND \(lacks("'approver'"))
      OR NEW.step = 'sent_back' AND \(lacks("'checker', 'approver'"))
    BEGIN SELECT RAISE(ABORT, 'duty: the step needs another role'); END;
    CREATE TRIGGER roll_step_needs_three_people BEFORE INSERT ON roll_step
    WHEN NEW.step = 'submitted' AND \(took("'checked', 'approved'", of: "NEW.roll", "NEW.user"))
      OR NEW.step = 'checked' AND (\(prepared)
        OR \(took("'approved'", of: "NEW.roll", "NEW.user")))
      OR NEW.step IN ('approved', 'reversed') AND (\(prepared)
        OR \(took("'checked'", of: "NEW.roll", "NEW.user")))
    BEGIN SELECT RAISE(ABORT, 'duty: one person has one place in a roll'); END;
    CREATE TRIGGER roll_step_waits_for_decisions BEFORE INSERT ON roll_step
    WHEN NEW.step = 'approved' AND \(undecidedLine)
    BEGIN SELECT RAISE(ABORT, 'duty: lines that wait are decided first'); END;
    CREATE TRIGGER roll_step_is_not_overtaken BEFORE INSERT ON roll_step
    WHEN NEW.step IN ('submitted', 'checked', 'approved') AND \(overtaken)
    BEGIN SELECT RAISE(ABORT, 'duty: another roll was sealed meanwhile'); END;
    CREATE TRIGGER roll_step_seals AFTER INSERT ON roll_step WHEN NEW.step = 'approved'
    BEGIN UPDATE roll SET state = 'settled', settled_entry = NEW.entry WHERE id = NEW.roll; END;
    """

  static let otherTriggers =
    """
    CREATE TRIGGER line_decision_is_about_a_waiting_line BEFORE INSERT ON line_decision
    WHEN NOT EXISTS (SELECT 1 FROM roll JOIN payout_line AS line
        ON line.period = roll.period AND line.measure_id = NEW.measure
        AND line.worker_id = NEW.worker AND line.instalment = NEW.instalment
        AND line.roll_id = roll.id
      WHERE roll.id = NEW.roll AND roll.digest = NEW.digest AND roll.state = 'draft'
        AND line.outcome IN (2, 3))
    BEGIN SELECT RAISE(ABORT, 'duty: decisions are about lines that wait'); END;
    CREATE TRIGGER line_decision_before_check BEFORE INSERT ON line_decision
    WHEN \(lastStep(of: "NEW.roll")) NOT IN ('draft', 'submitted', 'sent_back')
    BEGIN SELECT RAISE(ABORT, 'duty: decisions come before the check'); END;
    CREATE TRIGGER line_decision_by_preparer BEFORE INSERT ON line_decision
    WHEN \(lacks("'preparer'")) OR \(took("'checked', 'approved'", of: "NEW.roll", "NEW.user"))
    BEGIN SELECT RAISE(ABORT, 'duty: who decides a line prepares the roll'); END;
    CREATE TRIGGER policy_version_by_author BEFORE INSERT ON policy_version
    WHEN \(lacks("'author'"))
    BEGIN SELECT RAISE(ABORT, 'duty: authors propose policies'); END;
    CREATE TRIGGER policy_activation_by_another BEFORE INSERT ON policy_activation
    WHEN \(lacks("'approver'"))
      OR (SELECT user FROM policy_version WHERE id = NEW.version) = NEW.user
    BEGIN SELECT RAISE(ABORT, 'duty: another person activates a policy'); END;
    """
}
