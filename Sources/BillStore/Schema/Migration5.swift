/// Trusted devices, and the rhythm in which the holder types his address.
enum Migration5 {
  static let sql = """
    CREATE TABLE device (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      publicKey BLOB NOT NULL CHECK (length(publicKey) = 32),
      label TEXT NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      createdAt INTEGER NOT NULL,
      lastUsed INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE TABLE typingProfile (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL CHECK (version > 0),
      sealed BLOB NOT NULL
    ) STRICT;
    CREATE INDEX eventRevoked ON event(subject) WHERE kind = 'device.revoked';
    """
}
