extension Bill {
  /// What makes it the same bill again at one biller: number and type; for a payload without a
  /// number its reference; else the bill itself.
  package var identity: String {
    if let number { return "\(type.rawValue)/\(number)" }
    if let reference { return "\(type.rawValue)/ref/\(reference.value)" }
    return "id/\(id)"
  }
}
