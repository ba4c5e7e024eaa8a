/// Counters of attempts are stated in the log.
enum Migration6 {
  static let sql = """
    CREATE INDEX eventCounted ON event(subject, position) WHERE kind = 'attempt.counted';
    """
}
