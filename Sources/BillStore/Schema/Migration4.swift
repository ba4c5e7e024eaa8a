/// Limits of what leaves an account without step-up.
enum Migration4 {
  static let sql = """
    CREATE TABLE moneyLimit (
      currency TEXT PRIMARY KEY CHECK (length(currency) = 3),
      perPayment INTEGER CHECK (perPayment IS NULL OR perPayment > 0),
      perDay INTEGER CHECK (perDay IS NULL OR perDay > 0),
      setAt INTEGER NOT NULL,
      CHECK (perPayment IS NOT NULL OR perDay IS NOT NULL)
    ) STRICT;
    CREATE INDEX eventApproved ON event(subject) WHERE kind = 'payment.approved';
    """
}
