/// Passwords that many people arrive at, long ones above all: zxcvbn's dictionary knows the short.
///
/// Compared whole, without case, blanks, punctuation and digits at the end: "Correct Horse Battery
/// Staple 1!" is "correcthorsebatterystaple".
enum CommonPasswords {
  /// Whether a password is one of them.
  static func contain(_ password: SecureBytes) -> Bool {
    let squeezed = SecureBytes(capacity: password.count) {
      (room: UnsafeMutableBufferPointer<UInt8>) in
      password.withBytes { squeeze($0, into: room) }
    }
    return squeezed.withBytes { bytes in
      let trimmed = bytes[..<(bytes.lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0)]
      return list.contains { $0.utf8.elementsEqual(bytes) || $0.utf8.elementsEqual(trimmed) }
    }
  }

  private static func squeeze(
    _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var used = 0
    for byte in bytes {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      guard isCapital || isSmall || isDigit(byte) || byte >= 0x80 else { continue }
      room[used] = isCapital ? byte + 32 : byte
      used += 1
    }
    return used
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static let list: [Substring] = text.split(whereSeparator: \.isWhitespace)

  private static let text = """
    correcthorsebatterystaple horsebatterystaple thequickbrownfox thequickbrownfoxjumps
    thequickbrownfoxjumpsoverthelazydog quickbrownfoxjumps loremipsumdolor loremipsumdolorsitamet
    tobeornottobe tobeornottobethatisthequestion maytheforcebewithyou iamyourfather
    lukeiamyourfather winteriscoming valarmorghulis youknownothingjonsnow hakunamatata
    supercalifragilistic supercalifragilisticexpialidocious abracadabra opensesame
    speakfriendandenter youshallnotpass onedoesnotsimply onedoesnotsimplywalkintomordor
    oneringtorulethemall myprecious expectopatronum wingardiumleviosa avadakedavra
    alohomora harrypotter dumbledore hermionegranger lordvoldemort gameofthrones
    thelordoftherings lordoftherings starwarsstarwars starwarsforever livelongandprosper
    beammeupscotty houstonwehaveaproblem tothemoonandback toinfinityandbeyond
    illbebackillbeback hastalavistababy elementarymydearwatson franklymydear
    heresjohnny heresjohnnyheresjohnny lifeislikeaboxofchocolates carpediemcarpediem
    carpediem mementomori vinividivici venividivici cogitoergosum
    ithinkthereforeiam knowledgeispower timeismoney cashisking moneymoneymoney showmethemoney
    givemeallyourmoney moneymakestheworldgoround paymybills payallmybills mybillsmybills
    billpaybillpay billctlbillctl ihatebills ihatepayingbills iloveyou iloveyousomuch
    iloveyouforever iloveyoumore iloveyoumorethanever iloveyoubaby iloveyoualways iloveyoumom
    iloveyoudad iloveyoujesus ilovemyself ilovemyfamily ilovemywife ilovemyhusband ilovemydog
    ilovemycat ilovemymom ilovemydad ilovemykids ilovemychildren ilovemydaughter ilovemyson
    ilovemylife ilovemoney ilovemusic ilovechocolate ilovepizza ilovecoffee ilovebacon
    iloveyouiloveyou lovelovelovelove lovelovelove loveyouforever foreverandever
    foreverandalways happilyeverafter truelovewaits trueloveforever loveconquersall
    allyouneedislove loveisintheair dontworrybehappy staywithme letitbeletitbe hereicome
    bohemianrhapsody stairwaytoheaven hotelcalifornia yellowsubmarine imagineallthepeople
    smellsliketeenspirit wearethechampions wewillrockyou anotherbrickinthewall
    anotheronebitesthedust dancingqueen highwaytohell knockingonheavensdoor rollingstones
    twinkletwinklelittlestar itsybitsyspider maryhadalittlelamb oldmacdonaldhadafarm
    happybirthday happybirthdaytoyou happybirthdaytome merrychristmas merrychristmaseveryone
    happynewyear happyhalloween jinglebells jinglebellsjinglebells santaclausiscoming
    godblessamerica ingodwetrust godisgood godisgoodallthetime godislove jesusismylord
    jesuslovesme jesussaves jesuschrist jesuschristismylord thelordismyshepherd ourfather
    ourfatherwhoartinheaven inthebeginning amazinggrace praisethelord thankyoujesus
    thankyoulord bornintheusa unitedstatesofamerica unitedkingdom godsavethequeen
    godsavetheking makeamericagreatagain onceuponatime onceuponatimeinamerica
    password passwordpassword passwordpasswordpassword mypassword mypasswordis
    mypasswordispassword thisismypassword thisisapassword thisisthepassword
    thisisnotmypassword thisismysecretpassword thisisasecret thisisverysecret thepassword
    thepasswordispassword passwordispassword yourpassword newpassword newpasswordnewpassword
    mynewpassword oldpassword defaultpassword temporarypassword temppassword testpassword
    securepassword strongpassword averystrongpassword verystrongpassword supersecurepassword
    verysecurepassword asecurepassword goodpassword badpassword longpassword averylongpassword
    verylongpassword reallylongpassword thisisalongpassword thisisaverylongpassword
    secretpassword supersecretpassword topsecretpassword topsecret supersecret verysecret
    masterpassword mymasterpassword adminpassword administratorpassword rootpassword
    userpassword loginpassword bankpassword mybankpassword emailpassword computerpassword
    forgotpassword iforgotmypassword iforgot iforgotit forgotmypassword idontknow
    idontknowmypassword idontremember icantremember icantrememberit changeme changemechangeme
    pleasechangeme changethispassword changemeplease changemenow letmein letmeinletmein
    letmeinplease pleaseletmein letmeinnow openthedoor opensesameopensesame whatisthepassword
    whatsthepassword enterpassword enteryourpassword typepasswordhere nopassword
    nopasswordneeded passphrase mypassphrase thisismypassphrase passcodepasscode
    administrator administratoradministrator adminadmin adminadminadmin adminadministrator
    rootrootroot rootrootrootroot guestguestguest testtesttest testtesttesttest
    testingtesting testingtestingtesting thisisatest thisisonlyatest justatest justtesting
    welcome welcomewelcome welcomehome welcomeback welcometothejungle welcometomyworld
    hellohello hellohellohello helloworld helloworldhelloworld hellokitty hellokittyhellokitty
    hellomyfriend hellodarknessmyoldfriend helloitsme goodmorning goodmorningsunshine
    goodnight goodnightmoon goodbyecruelworld havenicedays haveaniceday haveagoodday
    qwerty qwertyqwerty qwertyqwertyqwerty qwertyuiop qwertyuiopqwertyuiop qwertyuiopasdf
    qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertzuiop
    qwertzuiopasdfghjkl azertyuiop azertyuiopqsdfghjklm asdfghjkl asdfghjklasdfghjkl
    asdfghjklqwertyuiop asdfghjklzxcvbnm zxcvbnm zxcvbnmzxcvbnm zxcvbnmasdfghjkl
    qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qazwsxedcrfvtgbyhnujm qweasdzxc qweasdzxcqweasdzxc
    1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p zaq12wsxcde34rfv
    abcdefghijklmno abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcdefgabcdefg abcabcabcabcabc
    abc123abc123abc123 abc123abc123abc abcd1234abcd1234 a1b2c3d4e5f6g7h8 a1b2c3d4e5f6g7
    123456789012345 1234567890123456 12345678901234567890 123456789123456 123456789123456789
    987654321987654321 098765432109876 012345678901234 123123123123123 111111111111111
    000000000000000 123456123456123456 121212121212121 112233445566778 11223344556677889900
    123abc123abc123abc 123qwe123qwe123qwe qwe123qwe123qwe qwerty123qwerty123 qwerty123456qwerty
    password123password123 password1password1 password1234password1234 admin123admin123
    onetwothree onetwothreefour onetwothreefourfive onetwothreefourfivesix threetwoone
    superman supermansuperman batmanbatman batmanandrobin spidermanspiderman spiderman
    ironmanironman captainamerica wonderwoman thedarkknight guardiansofthegalaxy
    pokemonpokemon gottacatchemall pikachupikachu minecraftminecraft minecraft
    worldofwarcraft leagueoflegends callofduty callofdutyblackops grandtheftauto
    counterstrike fortnitefortnite supermario supermariobros legendofzelda
    finalfantasy sonicthehedgehog princessprincess princess sunshinesunshine sunshine
    youaremysunshine butterflybutterfly butterfly monkeymonkeymonkey monkeymonkey dragondragon
    dragondragondragon shadowshadow mastermaster footballfootball football baseballbaseball
    basketballbasketball basketball soccersoccer manchesterunited manchestercity
    liverpoolfc youllneverwalkalone realmadrid realmadridrealmadrid barcelonabarcelona
    fcbarcelonafcbarcelona bayernmuenchen borussiadortmund arsenalarsenal chelseachelsea
    dallascowboys newyorkyankees losangeleslakers pittsburghsteelers greenbaypackers
    passwort meinpasswort meinpasswortistgeheim dasistmeinpasswort dasistgeheim
    geheimgeheimgeheim geheimespasswort ganzgeheim supergeheim ichliebedich ichliebedichsosehr
    ichliebemeinefamilie hallohallohallo hallohallo hallowelt schatzschatzschatz
    allesgutezumgeburtstag gutenmorgen gutentag donaudampfschifffahrt
    donaudampfschifffahrtsgesellschaft motdepasse monmotdepasse monmotdepassesecret
    jetaimemonamour jetaime jetaimepourtoujours bonjourbonjour bonjourlemonde azertyazerty
    contrasena micontrasena teamomucho teamomuchomiamor teamoparasiempre holamundo
    tequieromucho miamormiamor minhasenha senhasenha euteamo euteamomuito lamiapassword
    tiamotanto tiamotantissimo amoremioamoremio ciaociaociao wachtwoord mijnwachtwoord
    welkomwelkom losenord mittlosenord adgangskode salasanasalasana mojehaslo parola
    whatever whateverwhatever nothing nothingnothing somethingsomething secretsecret
    secretsecretsecret trustno trustnoone trustnobody donttrustanyone accessgranted
    accessdenied keepcalmandcarryon keepcalm neversaynever nevergiveup nevergonnagiveyouup
    neverforget neversurrender livelaughlove livelovelaugh peaceandlove peaceloveandhappiness
    followyourdreams dreamscometrue believeinyourself believeinmagic justdoitjustdoit
    yesyesyesyesyes nonononononono blahblahblah blahblahblahblah idontcare idontcareanymore
    leavemealone fuckyou fuckyoufuckyou fuckyouall fuckeverything fuckthisshit gofuckyourself
    ihatepasswords ihatethis ihateyou ihatemyjob ihatework ihatemonday ihatemondays
    computercomputer computer internetinternet internet googlegoogle facebookfacebook
    microsoftwindows microsoft samsungsamsung
    """
}
