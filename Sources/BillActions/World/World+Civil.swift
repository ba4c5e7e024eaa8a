package import BillCore

extension World {
  /// The first moment that no longer belongs to a civil date in a zone.
  ///
  /// Found by halving, because only the zone's own rules say when its midnights are: a day may
  /// have 23 hours, or none.
  package func end(of day: CalendarDate, in zone: String) -> Instant {
    let midnight = Int64(day.dayNumber + 1) * 86_400
    var (early, late) = (midnight - 2 * 86_400, midnight + 2 * 86_400)
    while late - early > 1 {
      let middle = (early + late) / 2
      let moment = Instant(seconds: middle)
      if (civilDate(moment, zone) ?? moment.utcDate) > day {
        late = middle
      } else {
        early = middle
      }
    }
    return Instant(seconds: late)
  }
}
