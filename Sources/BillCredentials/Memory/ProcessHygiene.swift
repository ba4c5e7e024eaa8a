import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process does to itself before it reads its arguments.
package enum ProcessHygiene {
  /// Makes new files private, switches core dumps off and refuses debuggers of the same user.
  ///
  /// Returns false where the system refused; that is worth a warning and no reason to stop, since
  /// containers forbid some of these calls. Resolve the program's own path before: `/proc/self`
  /// belongs to root afterwards.
  package static func apply() -> Bool {
    umask(0o077)
    return cplatform_harden_process() == 0
  }
}
