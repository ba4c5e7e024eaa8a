/// One of the 8-bit alphabets of ISO/IEC 8859 that EPC069-12 knows.
struct ISO8859 {
  private let upper: [Unicode.Scalar]

  /// The alphabet of that part: 1, 2, 4, 5, 7, 10 or 15; nil for others.
  init?(part: Int) {
    if part == 1 {
      upper = (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }
    } else if let table = ISO8859.tables[part] {
      upper = Array(table.unicodeScalars)
    } else {
      return nil
    }
  }

  /// The text, or nil where a byte stands for nothing.
  func decode(_ bytes: [UInt8]) -> String? {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let scalar = byte < 0xA0 ? Unicode.Scalar(byte) : upper[Int(byte) - 0xA0]
      guard scalar != "\u{FFFD}" else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  // The characters 0xA0 to 0xFF, as the Unicode Consortium's 8859-*.TXT map them.
  private static let tables: [Int: String] = [
    2: "\u{00A0}Ą\u{02D8}Ł¤ĽŚ§\u{00A8}ŠŞŤŹ\u{00AD}ŽŻ°ą\u{02DB}ł\u{00B4}ľś\u{02C7}"
      + "\u{00B8}šşťź\u{02DD}žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
      + "ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćç"
      + "čéęëěíîďđńňóôőö÷řůúűüýţ\u{02D9}",
    4: "\u{00A0}ĄĸŖ¤ĨĻ§\u{00A8}ŠĒĢŦ\u{00AD}Ž\u{00AF}°ą\u{02DB}ŗ\u{00B4}ĩļ\u{02C7}"
      + "\u{00B8}šēģŧŊžŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪ"
      + "ĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪßāáâãäåæį"
      + "čéęëėíîīđņōķôõö÷øųúûüũū\u{02D9}",
    5: "\u{00A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{00AD}ЎЏАБВГДЕЖЗ"
      + "ИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
      + "абвгдежзийклмнопрстуфхцч"
      + "шщъыьэюя№ёђѓєѕіїјљњћќ§ўџ",
    7: "\u{00A0}‘’£€₯¦§\u{00A8}©\u{037A}«¬\u{00AD}\u{FFFD}―°±²³\u{0384}\u{0385}Ά·"
      + "ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ"
      + "ΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζη"
      + "θικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}",
    10: "\u{00A0}ĄĒĢĪĨĶ§ĻĐŠŦŽ\u{00AD}ŪŊ°ąēģīĩķ·"
      + "ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ"
      + "ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæį"
      + "čéęëėíîïðņōóôõöũøųúûüýþĸ",
    15: "\u{00A0}¡¢£€¥Š§š©ª«¬\u{00AD}®\u{00AF}°±²³Žµ¶·"
      + "ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
      + "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæç"
      + "èéêëìíîïðñòóôõö÷øùúûüýþÿ",
  ]
}
