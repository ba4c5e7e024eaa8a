/// The countries that number accounts as ISO 13616 says.
///
/// `registered` holds the facts of SWIFT's registry. The countries of `unregistered` print such
/// numbers without being in it; knowing their structure lets an error say what is the matter.
enum IBANRegistry {
  static let countries: [String: IBANCountry] = {
    var table: [String: IBANCountry] = [:]
    for (rows, isRegistered) in [(registered, true), (unregistered, false)] {
      for row in rows.split(separator: "\n") {
        let country = IBANCountry(row: row, isRegistered: isRegistered, isSEPA: sepa.contains)
        if let country { table[country.code] = country }
      }
    }
    return table
  }()

  /// The countries whose banks SEPA credit transfers reach (EPC 409-09).
  private static let sepa = Set(
    """
    AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL
    NO PL PT RO RS SE SI SK SM VA
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let registered = """
    AD 4!n4!n12!c 4
    AE 3!n16!n 3
    AL 8!n16!c 3
    AT 5!n11!n 5
    AZ 4!a20!c 4
    BA 3!n3!n8!n2!n 3
    BE 3!n7!n2!n 3
    BG 4!a4!n2!n8!c 4
    BH 4!a14!c 4
    BI 5!n5!n11!n2!n 5
    BR 8!n5!n10!n1!a1!c 8
    BY 4!c4!n16!c 4
    CH 5!n12!c 5
    CR 4!n14!n 4
    CY 3!n5!n16!c 3
    CZ 4!n6!n10!n 4
    DE 8!n10!n 8
    DJ 5!n5!n11!n2!n 5
    DK 4!n9!n1!n 4
    DO 4!c20!n 4
    EE 2!n2!n11!n1!n 2
    EG 4!n4!n17!n 4
    ES 4!n4!n1!n1!n10!n 4
    FI 3!n11!n 3
    FK 2!a12!n 2
    FO 4!n9!n1!n 4
    FR 5!n5!n11!c2!n 5
    GB 4!a6!n8!n 4
    GE 2!a16!n 2
    GI 4!a15!c 4
    GL 4!n9!n1!n 4
    GR 3!n4!n16!c 3
    GT 4!c20!c 4
    HR 7!n10!n 7
    HU 3!n4!n1!n15!n1!n 3
    IE 4!a6!n8!n 4
    IL 3!n3!n13!n 3
    IQ 4!a3!n12!n 4
    IS 4!n2!n6!n10!n 2
    IT 1!a5!n5!n12!c 1+5
    JO 4!a4!n18!c 4+4
    KW 4!a22!c 4
    KZ 3!n13!c 3
    LB 4!n20!c 4
    LC 4!a24!c 4
    LI 5!n12!c 5
    LT 5!n11!n 5
    LU 3!n13!c 3
    LV 4!a13!c 4
    LY 3!n3!n15!n 3
    MC 5!n5!n11!c2!n 5
    MD 2!c18!c 2
    ME 3!n13!n2!n 3
    MK 3!n10!c2!n 3
    MN 4!n12!n 4
    MR 5!n5!n11!n2!n 5
    MT 4!a5!n18!c 4
    MU 4!a2!n2!n12!n3!n3!a 6
    NI 4!a20!n 4
    NL 4!a10!n 4
    NO 4!n6!n1!n 4
    OM 3!n16!c 3
    PK 4!a16!c 4
    PL 8!n16!n -
    PS 4!a21!c 4
    PT 4!n4!n11!n2!n 4
    QA 4!a21!c 4
    RO 4!a16!c 4
    RS 3!n13!n2!n 3
    RU 9!n5!n15!c 9
    SA 2!n18!c 2
    SC 4!a2!n2!n16!n3!a 6
    SD 2!n12!n 2
    SE 3!n16!n1!n 3
    SI 5!n8!n2!n 5
    SK 4!n6!n10!n 4
    SM 1!a5!n5!n12!c 1+5
    SO 4!n3!n12!n 4
    ST 4!n4!n11!n2!n 4
    SV 4!a20!n 4
    TL 3!n14!n2!n 3
    TN 2!n3!n13!n2!n 2
    TR 5!n1!n16!c 5
    UA 6!n19!c 6
    VA 3!n15!n 3
    VG 4!a16!n 4
    XK 4!n10!n2!n 2
    """

  private static let unregistered = """
    AO 21!n -
    BF 2!c22!n 5
    BJ 2!c22!n 5
    CF 23!n 5
    CG 23!n 5
    CI 2!a22!n 5
    CM 23!n 5
    CV 21!n 4
    DZ 22!n 5
    GA 23!n 5
    GQ 23!n 5
    GW 2!c19!n -
    HN 4!a20!n -
    IR 22!n -
    KM 23!n -
    MA 24!n 5
    MG 23!n -
    ML 2!c22!n 5
    MZ 21!n -
    NE 2!a22!n 5
    SN 2!a22!n 5
    TD 23!n 5
    TG 2!a3!n5!n12!n2!n 5
    YE 4!a4!n18!c 4
    """
}
