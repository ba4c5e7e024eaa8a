import BillCore

/// What the time is in the zones of schedules, each looked up once: a zone's rules lie in a file.
struct LocalTimes {
  private let times: [String: (today: CalendarDate, hour: Int)]
  private let world: World

  init(_ world: World, _ schedules: [Schedule]) {
    let zones = Set(schedules.map(\.zone))
    let known = zones.map { zone in
      (zone, (world.today(in: zone), world.civilHour(world.now, zone) ?? 0))
    }
    times = Dictionary(uniqueKeysWithValues: known)
    self.world = world
  }

  func today(in zone: String) -> CalendarDate { times[zone]?.today ?? world.today(in: zone) }

  /// The hour of day, 0 to 23.
  func hour(in zone: String) -> Int {
    times[zone]?.hour ?? world.civilHour(world.now, zone) ?? 0
  }
}
