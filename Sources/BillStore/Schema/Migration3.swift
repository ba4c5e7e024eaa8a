/// An address or number that is being changed, for as long as the old one can stop it.
enum Migration3 {
  static let sql = """
    CREATE TABLE identifierChange (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      kind TEXT NOT NULL CHECK (kind IN ('email','phone')),
      sealed BLOB NOT NULL
    ) STRICT;
    """
}
