/// Whether a home is a test home, once that was read: it never changes.
///
/// An invocation is one thread, so nothing guards it.
final class HomeKind: @unchecked Sendable {
  var isTest: Bool?
}
