extension SEPAText {
  /// The letters of Latin-1 Supplement to Latin Extended-B and Latin Extended Additional without
  /// their marks, one for each code point from the start; a point where there is none.
  static let latinBlocks: [(start: Int, letters: [UInt8])] = [
    (
      0xC0,
      Array(
        ("AAAA.A.CEEEEIIIIDNOOOO.xOUUU.Y..aaaa.a.ceeeeiiiidnoooo./ouuu.y.yAaAaAaCcCcCcCcDd"
          + "DdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo..RrRrRrSsSsSs"
          + "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
          + "................................Oo.............Uu............................AaI"
          + "iOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh"
          + "......AaEeOoOoOoOoYy............................").utf8)
    ),
    (
      0x1E00,
      Array(
        ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOo"
          + "OoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......"
          + "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUu"
          + "UuYyYyYyYy......").utf8)
    ),
  ]

  /// ASCII characters outside the set and the allowed ones EPC217-08 puts in their place.
  static let asciiNeighbours: [Unicode.Scalar: String] = [
    "&": "+", "_": "-", "~": "-", "<": "(", ">": ")", "[": "(", "]": ")", "{": "(", "}": ")",
    "\\": "/", "|": "/", "`": "'", ";": ",", "\t": " ", "\n": " ", "\r": " ",
  ]

  /// Letters and signs with a counterpart of their own, mostly of several letters.
  static let special: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "‘": "'", "’": "'", "‚": ",", "´": "'",
      "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "€": "EUR", "№": "No",
      "ª": "a", "º": "o", "\u{AD}": "",
    ]
    for pair in (latinPairs + greek + cyrillic).split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      table[scalars[0]] = String(String.UnicodeScalarView(scalars.dropFirst()))
    }
    return table
  }()

  private static let latinPairs =
    "ÄAe ÖOe ÜUe äae öoe üue ßss ẞSS ÆAe æae ÞTh þth ŒOe œoe ĲIJ ĳij ŊNg ŋng "

  private static let greek =
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo "
    + "ΑA ΒV ΓG ΔD ΕE ΖZ ΗI ΘTh ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΧCh ΨPs ΩO "
    + "άa έe ήi ίi όo ύy ώo ϊi ϋy ΐi ΰy ΆA ΈE ΉI ΊI ΌO ΎY ΏO ΪI ΫY "

  private static let cyrillic =
    "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa "
    + "ьy юyu яya ыy эe ёe іi їyi єye ґg ђdj јj љlj њnj ћc џdz ўu ѓg ќk ѕdz "
    + "АA БB ВV ГG ДD ЕE ЖZh ЗZ ИI ЙY КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХH ЦTs ЧCh ШSh ЩSht ЪA "
    + "ЬY ЮYu ЯYa ЫY ЭE ЁE ІI ЇYi ЄYe ҐG ЂDj ЈJ ЉLj ЊNj ЋC ЏDz ЎU ЃG ЌK ЅDz"
}
