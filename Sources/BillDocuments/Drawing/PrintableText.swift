/// The text without what has no picture and could disturb the rest of a line.
///
/// Control characters and line breaks become spaces. Characters that turn the direction of
/// writing (Unicode UAX 9, 2) go: each text is set by itself, so its own letters are enough, and
/// an override could show an amount or a name backwards.
func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: scalars.append(" ")
    default: scalars.append(scalar)
    }
  }
  return String(scalars)
}
