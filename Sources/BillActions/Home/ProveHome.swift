package import BillStore

/// Tells what billctl opens on this machine, so that somebody else can check it.
package struct ProveHome: Sendable {
  package init() {}

  /// What is open and where everything lies.
  package struct Proof: Sendable {
    /// A folder of the home.
    package struct Place: Sendable, Hashable {
      package let name: String
      package let path: String
      /// Permission bits; nil where it is not there yet.
      package let mode: UInt32?
    }

    package let places: [Place]
    /// What this very process has open, after every database was opened and read.
    package let openFiles: [OpenFile]
    package let libraries: [String]
    /// Programs that may be run, with their paths; they may open what they like.
    package let programs: [String]

    /// How many internet sockets are open.
    package var internetSockets: Int {
      openFiles.filter { $0.kind == .internetSocket }.count
    }
  }

  /// Opens what every command opens and lists it.
  package func perform(in home: Home) throws -> Proof {
    let places = home.places
    let named = [
      ("data", places.data), ("configuration", places.configuration), ("state", places.state),
      ("run", places.run),
    ]
    let books = try home.accountIDs().map { try home.books(of: $0) }
    for book in books { _ = try book.read { try $0.account() } }
    let open = withExtendedLifetime(books) { OpenFile.all() }
    let programs =
      ["ZXingReader", "pdftoppm", "rsvg-convert", "crontab", "systemctl"]
      + [try home.configuration().mailProgram, try home.configuration().smsProgram]
      .compactMap { $0 }
    return Proof(
      places: named.map { name, path in
        Proof.Place(name: name, path: path, mode: FolderAudit.mode(of: path))
      },
      openFiles: open, libraries: OpenFile.libraries(),
      programs: programs.compactMap(home.world.programs.find))
  }
}
