using System.Collections.Frozen;

namespace Dashboard.Feeds.Dates;

/// <summary>The words of dates: months and weekdays of the languages that feeds are written in, zones, and the words between.</summary>
internal static class DateWords
{
    private static readonly string[] Months =
    [
        "jan january janv janvier januar janner enero ene gennaio gen janeiro januari januar januarja ocak ιαν ιανουαριου янв января يناير جانفي",
        "feb february fev fevr fevrier februar febrero febbraio fevereiro februari subat φεβ φεβρουαριου фев февраля فبراير فيفري شباط",
        "mar march mars marz maerz marzo marco maart marcius mart μαρ μαρτιου мар марта مارس اذار ادار",
        "apr april avr avril abril abr aprile aprilis nisan απρ απριλιου апр апреля ابريل افريل نيسان",
        "may mai mayo maggio mag maio mei majus maj mayis μαι μαιου мая май مايو ماي ايار",
        "jun june juin juni junio giugno giu junho junius haziran ιουν ιουνιου июн июня يونيو جوان حزيران",
        "jul july juil juillet juli julio luglio lug julho julius temmuz ιουλ ιουλιου июл июля يوليو جويليه جويليا تموز",
        "aug august aout agosto ago augustus augusztus agustos αυγ αυγουστου авг августа اغسطس اوت اب",
        "sep sept september septembre septiembre settembre set setembro szeptember eylul σεπ σεπτεμβριου сен сентября سبتمبر شتنبر ايلول",
        "oct october octobre octubre okt oktober ottobre ott outubro out ekim οκτ οκτωβριου окт октября اكتوبر تشرين",
        "nov november novembre noviembre novembro kasim νοε νοεμ νοεμβριου ноя ноября نوفمبر نونبر",
        "dec december decembre dez dezember diciembre dic dicembre dezembro aralik δεκ δεκεμβριου дек декабря ديسمبر دجنبر كانون",
    ];

    private static readonly string[] Weekdays =
    [
        "sun sunday dim dimanche so sonntag domingo dom domenica κυρ вс الاحد احد",
        "mon monday lun lundi mo montag lunes lunedi δευ пн الاثنين الاتنين اثنين",
        "tue tues tuesday mardi di dienstag martes martedi τρι вт الثلاثاء ثلاثاء",
        "wed wednesday mer mercredi mi mittwoch miercoles mercoledi τετ ср الاربعاء اربعاء",
        "thu thur thurs thursday jeu jeudi do donnerstag jueves giovedi πεμ чт الخميس خميس",
        "fri friday ven vendredi fr freitag viernes venerdi παρ пт الجمعه جمعه",
        "sat saturday sam samedi sa samstag sabado sab sabato σαβ сб السبت سبت",
    ];

    // Only names that mean one place, or whose meaning RFC 822 fixes. IST is missing on purpose: India, Israel, Ireland.
    private const string Zones =
        "z 0 ut 0 utc 0 gmt 0 wet 0 west 60 bst 60 cet 60 cest 120 met 60 mest 120 mez 60 mesz 120 wat 60 cat 120 eet 120 eest 180 "
        + "sast 120 msk 180 eat 180 est -300 edt -240 cst -360 cdt -300 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480 hst -600 "
        + "jst 540 kst 540 hkt 480 sgt 480 myt 480 pht 480 ict 420 wib 420 npt 345 pkt 300 trt 180 brt -180 art -180 clt -240 cot -300 pet -300 awst 480 acst 570 acdt 630 aest 600 aedt 660 nzst 720 nzdt 780 غرينتش 0 جرينتش 0 غرينيتش 0 جرينيتش 0";

    private const string Fillers = "t at le de del the of on um uhr st nd rd th er a بتوقيت الساعه و في يوم";

    private static readonly FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> Words = Build();

    /// <summary>What a word means, if anything.</summary>
    public static bool TryFind(ReadOnlySpan<char> word, out DateWord meaning) => Words.TryGetValue(word, out meaning);

    private static FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var words = new Dictionary<string, DateWord>(StringComparer.OrdinalIgnoreCase);
        Add(Months, DateWordKind.Month, 1);
        Add(Weekdays, DateWordKind.Weekday, 0);
        Add([Fillers], DateWordKind.Filler, 0);
        Add(["am ص صباحا 오전", "pm م مساء ظهرا 오후"], DateWordKind.HalfDay, 0, step: 12);
        Add(["الاول", "الثاني"], DateWordKind.Ordinal, 0);
        Add(["년 월 일"], DateWordKind.ImpliedZone, 540);
        string[] zones = Zones.Split(' ');
        for (int i = 0; i < zones.Length; i += 2)
        {
            words[zones[i]] = new DateWord(DateWordKind.Zone, int.Parse(zones[i + 1], System.Globalization.CultureInfo.InvariantCulture));
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(string[] lines, DateWordKind kind, int first, int step = 1)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                foreach (string word in lines[i].Split(' '))
                {
                    words[DateLetters.Fold(word) ?? word] = new DateWord(kind, first + (i * step));
                }
            }
        }
    }
}
