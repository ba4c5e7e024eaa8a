#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The controlling terminal's settings.
enum Terminal {
  /// Runs a question with echo off and puts the settings back, also when Ctrl-C or another signal
  /// ends the program.
  static func withoutEcho<Value>(_ body: () throws -> Value) throws -> Value {
    let hide: (inout termios) -> Void = { settings in
      settings.c_lflag &= ~tcflag_t(ECHO)
      settings.c_lflag |= tcflag_t(ECHONL)
    }
    return try changing(hide, body) ?? body()
  }

  /// Runs a body with other settings and puts the old ones back, also when a signal ends the
  /// program.
  ///
  /// Nil where standard input is no terminal.
  static func changing<Value>(
    _ change: (inout termios) -> Void, _ body: () throws -> Value
  ) throws -> Value? {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    let original = settings
    change(&settings)
    // A handler that does nothing lets the signal end the read instead of the process.
    let previous = signals.map { ($0, replaceHandler(of: $0)) }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    defer {
      var restored = original
      tcsetattr(STDIN_FILENO, TCSADRAIN, &restored)
      for (signal, action) in previous {
        var action = action
        sigaction(signal, &action, nil)
      }
    }
    return try body()
  }

  /// Ctrl-C, Ctrl-\\, `kill`, and a terminal that goes away.
  private static let signals = [SIGINT, SIGQUIT, SIGTERM, SIGHUP]

  private static func replaceHandler(of signal: Int32) -> sigaction {
    var action = sigaction()
    var previous = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = { _ in }
    #else
      action.__sigaction_handler.sa_handler = { _ in }
    #endif
    sigaction(signal, &action, &previous)
    return previous
  }
}
