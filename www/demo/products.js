// What the shop sells, in the shop's own words. Prices in cents; `quantity` is what people usually take;
// `says`, how much there usually is to say about its stock: little unless told (promise.css gives it the room).
const chair = (wood, nameEn, nameHu, kindEn, kindHu) => ({
  picture: `chair-${wood}`, tone: wood === "walnut" ? "mist" : "clay", price: wood === "walnut" ? 18900 : 14900, says: wood === "walnut" ? "much" : "little",
  en: {
    name: nameEn, kind: kindEn, fallback: "Usually ships within two days",
    text: "Three spindles, a saddled seat and a back that gives a little. It is pegged, not screwed, and lighter than it looks.",
    size: "46 × 48 × 82 cm, seat at 45 cm", maker: "Bakony Joinery, Zirc",
  },
  hu: {
    name: nameHu, kind: kindHu, fallback: "Általában két napon belül indul",
    text: "Három pálca, teknőzött ülőlap és egy kicsit engedő háttámla. Csapolva készül, csavar nélkül, és könnyebb, mint amilyennek látszik.",
    size: "46 × 48 × 82 cm, ülésmagasság 45 cm", maker: "Bakonyi Asztalosműhely, Zirc",
  },
});

export const variants = [
  { sku: "CHAIR-OAK", key: "wood.oak" },
  { sku: "CHAIR-ASH", key: "wood.ash" },
  { sku: "CHAIR-WALNUT", key: "wood.walnut" },
];

export const products = {
  "CHAIR-OAK": chair("oak", "Tisza chair", "Tisza szék", "Dining chair, oiled oak", "Étkezőszék, olajozott tölgy"),
  "CHAIR-ASH": chair("ash", "Tisza chair, ash", "Tisza szék, kőris", "Dining chair, soaped ash", "Étkezőszék, szappanozott kőris"),
  "CHAIR-WALNUT": chair("walnut", "Tisza chair, walnut", "Tisza szék, dió", "Dining chair, waxed walnut", "Étkezőszék, viaszolt dió"),
  STOOL: {
    picture: "stool", tone: "sand", says: "much", price: 6900, quantity: 4,
    en: {
      name: "Ipoly stool", kind: "Kitchen stool, painted beech", fallback: "Usually ships within a week",
      text: "The stool every kitchen had: to sit on, to stand on, to put the cake on. Most people take four.",
      size: "34 × 34 × 45 cm", maker: "Bakony Joinery, Zirc",
    },
    hu: {
      name: "Ipoly hokedli", kind: "Konyhai hokedli, festett bükk", fallback: "Általában egy héten belül indul",
      text: "A hokedli, amely minden konyhában ott állt: leülni rá, felállni rá, rátenni a tortát. A legtöbben négyet visznek.",
      size: "34 × 34 × 45 cm", maker: "Bakonyi Asztalosműhely, Zirc",
    },
  },
  SOFA: {
    picture: "sofa", tone: "sage", says: "most", price: 118000,
    en: {
      name: "Duna sofa", kind: "Two-seater, wool felt", fallback: "Made in batches; ask us for the next date",
      text: "Deep enough for a Sunday, firm enough to get up from on Monday. Covers come off and go in the wash.",
      size: "172 × 88 × 80 cm", maker: "Pest Upholstery, Budapest",
    },
    hu: {
      name: "Duna kanapé", kind: "Kétszemélyes, gyapjúfilc", fallback: "Sorozatban készül; kérdezze a következő időpontot",
      text: "Elég mély egy vasárnaphoz, elég feszes ahhoz, hogy hétfőn fel is lehessen kelni belőle. A huzata levehető és mosható.",
      size: "172 × 88 × 80 cm", maker: "Pesti Kárpitosműhely, Budapest",
    },
  },
  ARMCHAIR: {
    picture: "armchair", tone: "clay", says: "much", price: 64000, discreet: true,
    en: {
      name: "Dráva armchair", kind: "Wing-backed, brick-red velvet", fallback: "Takes three to five weeks",
      text: "High back, low seat, and arms as wide as a saucer. Every one is buttoned by the same pair of hands.",
      size: "78 × 82 × 104 cm", maker: "Pest Upholstery, Budapest",
    },
    hu: {
      name: "Dráva fotel", kind: "Magas hátú, téglavörös bársony", fallback: "Három–öt hét alatt készül el",
      text: "Magas háttámla, mély ülés, és akkora karfa, hogy elfér rajta egy csészealj. Mindegyiket ugyanaz a két kéz gombozza.",
      size: "78 × 82 × 104 cm", maker: "Pesti Kárpitosműhely, Budapest",
    },
  },
  BENCH: {
    picture: "bench", tone: "sage", says: "most", price: 26500,
    en: {
      name: "Garam bench", kind: "Garden bench, oiled larch", fallback: "Ordered twenty at a time; ask us for the next date",
      text: "The sawmill cuts larch for twenty benches or for none. So we collect orders, and the more neighbours ask, the sooner it comes.",
      size: "150 × 58 × 86 cm", maker: "Zemplén Sawmill, Sátoraljaújhely",
    },
    hu: {
      name: "Garam pad", kind: "Kerti pad, olajozott vörösfenyő", fallback: "Húszasával rendeljük; kérdezze a következő időpontot",
      text: "A fűrészmalom húsz padhoz vág vörösfenyőt, vagy egyhez sem. Ezért gyűjtjük a rendeléseket, és minél többen kérik, annál előbb jön.",
      size: "150 × 58 × 86 cm", maker: "Zempléni Fűrészmalom, Sátoraljaújhely",
    },
  },
  "DINING-TABLE": {
    picture: "dining-table", tone: "mist", says: "some", price: 139000,
    en: {
      name: "Körös table", kind: "Dining table, made for you", fallback: "Made to order, about six weeks",
      text: "One tree, one table. You choose the length, we choose the boards, and you get a photograph of them first.",
      size: "From 160 to 260 × 90 × 75 cm", maker: "Bakony Joinery, Zirc",
    },
    hu: {
      name: "Körös asztal", kind: "Étkezőasztal, rendelésre", fallback: "Rendelésre készül, nagyjából hat hét",
      text: "Egy fából egy asztal. Ön választja a hosszát, mi a deszkákat, és előbb fényképet is küldünk róluk.",
      size: "160–260 × 90 × 75 cm", maker: "Bakonyi Asztalosműhely, Zirc",
    },
  },
  "SIDE-TABLE": {
    picture: "side-table", tone: "sand", says: "some", price: 22000,
    en: {
      name: "Kraszna side table", kind: "Three legs, walnut", fallback: "The last ones have gone",
      text: "The maker has retired, with our thanks and the last of his walnut. We keep the page for those who own one.",
      size: "Ø 48 × 52 cm", maker: "István Bíró, Tokaj",
    },
    hu: {
      name: "Kraszna kisasztal", kind: "Három láb, dió", fallback: "Az utolsó darabok is elkeltek",
      text: "A mester nyugdíjba ment, köszönetünkkel és az utolsó diódeszkáival. Az oldalt azoknak tartjuk meg, akiknek van belőle.",
      size: "Ø 48 × 52 cm", maker: "Bíró István, Tokaj",
    },
  },
  BOOKCASE: {
    picture: "bookcase", tone: "sage", says: "some", price: 48000,
    en: {
      name: "Mura bookcase", kind: "Three shelves, oak", fallback: "Sent by the maker within two weeks",
      text: "Stands by itself, holds a hundred and twenty paperbacks and one plant. It comes straight from the workshop, ready built.",
      size: "98 × 32 × 140 cm", maker: "Mura Shelf Works, Lenti",
    },
    hu: {
      name: "Mura könyvespolc", kind: "Három polc, tölgy", fallback: "A készítő két héten belül küldi",
      text: "Magában is megáll, elfér rajta százhúsz könyv és egy növény. Egyenesen a műhelyből érkezik, összeszerelve.",
      size: "98 × 32 × 140 cm", maker: "Mura Polcműhely, Lenti",
    },
  },
  BASKET: {
    picture: "basket", tone: "mist", price: 3900,
    en: {
      name: "Bodrog basket", kind: "Willow, woven by hand", fallback: "Usually ships within a week",
      text: "Cut in January, soaked in March, woven in a morning. For wool, washing, or firewood if you are careful.",
      size: "Ø 42 × 34 cm", maker: "Tiszaladány Weavers",
    },
    hu: {
      name: "Bodrog kosár", kind: "Kézzel font fűzvessző", fallback: "Általában egy héten belül indul",
      text: "Januárban vágják, márciusban áztatják, egy délelőtt alatt megfonják. Fonalnak, ruhának, óvatosan tűzifának is.",
      size: "Ø 42 × 34 cm", maker: "Tiszaladányi kosárfonók",
    },
  },
  "TABLE-LAMP": {
    picture: "table-lamp", tone: "clay", price: 12900,
    en: {
      name: "Zala lamp", kind: "Table lamp, glazed stoneware", fallback: "Usually ships within two days",
      text: "A round green foot, a pleated shade and a cord to pull. The light is that of a kitchen someone has just come home to.",
      size: "Ø 34 × 48 cm, E27", maker: "Őrség Pottery, Magyarszombatfa",
    },
    hu: {
      name: "Zala lámpa", kind: "Asztali lámpa, mázas kőagyag", fallback: "Általában két napon belül indul",
      text: "Kerek zöld talp, rakott ernyő, húzózsinór. Olyan a fénye, mint a konyháé, ahová épp hazaért valaki.",
      size: "Ø 34 × 48 cm, E27", maker: "Őrségi Fazekasműhely, Magyarszombatfa",
    },
  },
  "PENDANT-LAMP": {
    picture: "pendant-lamp", tone: "sand", says: "most", price: 15900, quantity: 3,
    en: {
      name: "Sajó pendant", kind: "Enamelled steel", fallback: "Usually ships within two weeks",
      text: "Spun from one sheet, enamelled twice, wired with two metres of cloth cord. Three of them light a long table.",
      size: "Ø 42 × 24 cm, E27", maker: "Borsod Enamel, Miskolc",
    },
    hu: {
      name: "Sajó függőlámpa", kind: "Zománcozott acél", fallback: "Általában két héten belül indul",
      text: "Egyetlen lemezből nyomva, kétszer zománcozva, két méter textilkábellel. Három darab egy hosszú asztalt is bevilágít.",
      size: "Ø 42 × 24 cm, E27", maker: "Borsodi Zománc, Miskolc",
    },
  },
  CLOCK: {
    picture: "clock", tone: "sage", says: "some", price: 8900,
    en: {
      name: "Hernád clock", kind: "Wall clock, oak rim", fallback: "Sold out for now",
      text: "Silent, plain, and readable from the other end of the room. The red hand is for the pasta.",
      size: "Ø 32 cm", maker: "Bakony Joinery, Zirc",
    },
    hu: {
      name: "Hernád falióra", kind: "Tölgyfa kerettel", fallback: "Most elfogyott",
      text: "Néma, egyszerű, és a szoba túlsó végéből is leolvasható. A piros mutató a tésztának jár.",
      size: "Ø 32 cm", maker: "Bakonyi Asztalosműhely, Zirc",
    },
  },
  MIRROR: {
    picture: "mirror", tone: "clay", says: "some", price: 19900,
    en: {
      name: "Szamos mirror", kind: "Oval, walnut frame", fallback: "Sold out for now",
      text: "Bent from one strip of walnut around old-fashioned thick glass. It hangs from a brass pin that comes with it.",
      size: "50 × 64 cm", maker: "István Bíró, Tokaj",
    },
    hu: {
      name: "Szamos tükör", kind: "Ovális, diófa kerettel", fallback: "Most elfogyott",
      text: "Egyetlen diólécből hajlítva, régimódi vastag üveg köré. Rézszögre akasztjuk, a szög is jár hozzá.",
      size: "50 × 64 cm", maker: "Bíró István, Tokaj",
    },
  },
  TEAPOT: {
    picture: "teapot", tone: "sand", says: "much", price: 7400,
    en: {
      name: "Maros teapot", kind: "Stoneware, 1.2 litres", fallback: "New this winter",
      text: "New this winter. It pours without dripping: that took nine prototypes, and we drank from all of them.",
      size: "1.2 l, 19 cm high", maker: "Őrség Pottery, Magyarszombatfa",
    },
    hu: {
      name: "Maros teáskanna", kind: "Kőagyag, 1,2 liter", fallback: "Újdonság ezen a télen",
      text: "Új darab ezen a télen. Nem csöpög: ehhez kilenc próbadarab kellett, és mindegyikből ittunk.",
      size: "1,2 l, 19 cm magas", maker: "Őrségi Fazekasműhely, Magyarszombatfa",
    },
  },
  MUG: {
    picture: "mug", tone: "sage", says: "some", price: 1800, quantity: 6,
    en: {
      name: "Ung mug", kind: "Stoneware, three glazes", fallback: "Usually ships within two days",
      text: "A handle for three fingers and a rim that is kind to lips. They come as the kiln gives them; say if you want one colour.",
      size: "3 dl", maker: "Őrség Pottery, Magyarszombatfa",
    },
    hu: {
      name: "Ung bögre", kind: "Kőagyag, háromféle máz", fallback: "Általában két napon belül indul",
      text: "Háromujjnyi fül és kellemes perem. Úgy jönnek, ahogy a kemence adja; szóljon, ha egyszínűt szeretne.",
      size: "3 dl", maker: "Őrségi Fazekasműhely, Magyarszombatfa",
    },
  },
  VASE: {
    picture: "vase", tone: "clay", price: 9800,
    en: {
      name: "Lajta vase", kind: "One of a kind, thrown by hand", fallback: "One of a kind: ask us if it is still here",
      text: "There is one, and it stands in our window. It is not in any stock list, so write or ring before you fall in love.",
      size: "26 cm high", maker: "Őrség Pottery, Magyarszombatfa",
    },
    hu: {
      name: "Lajta váza", kind: "Egyedi darab, kézzel korongozva", fallback: "Egyedi darab: kérdezze meg, megvan-e még",
      text: "Egy van belőle, a kirakatunkban áll. Nincs benne semmilyen készletlistában, ezért írjon vagy hívjon, mielőtt beleszeret.",
      size: "26 cm magas", maker: "Őrségi Fazekasműhely, Magyarszombatfa",
    },
  },
  RUG: {
    picture: "rug", tone: "mist", says: "some", price: 42000,
    en: {
      name: "Rába rug", kind: "Hand-woven wool, 140 × 200", fallback: "Woven to no timetable; ask us",
      text: "Two weavers, one loom, wool dyed with madder and walnut husk. It is finished when it is finished.",
      size: "140 × 200 cm", maker: "Sokoró Weavers",
    },
    hu: {
      name: "Rába szőnyeg", kind: "Kézi szövésű gyapjú, 140 × 200", fallback: "Nem sürgethető; kérdezze meg",
      text: "Két szövőnő, egy szövőszék, buzérral és dióhéjjal festett gyapjú. Akkor van kész, amikor kész.",
      size: "140 × 200 cm", maker: "Sokorói szövők",
    },
  },
};
