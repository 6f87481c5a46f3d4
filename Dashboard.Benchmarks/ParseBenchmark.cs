using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Dashboard.Benchmarks.Parsing;
using Dashboard.Feeds;

namespace Dashboard.Benchmarks;

/// <summary>
/// The feed parser against the least that any parser could do: <see cref="SixFields"/>, an XmlReader that takes six fields of each
/// item as strings and understands nothing. Thirty items, about 40 KB, as a newsroom's sources send them.
/// </summary>
[MemoryDiagnoser]
public class ParseBenchmark
{
    private const int Items = 30;

    private byte[] _feed = [];

    /// <summary>The format of the feed.</summary>
    [Params("rss", "atom")]
    public string Format { get; set; } = "rss";

    /// <summary>Writes the feed.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _feed = Encoding.UTF8.GetBytes(Format == "rss" ? Rss() : Atom());
        if (Headlines() != Items || Strings() < Items * 4)
        {
            throw new InvalidOperationException("The feed was not read whole.");
        }
    }

    /// <summary>Our parser.</summary>
    [Benchmark]
    public int Headlines() => FeedParser.Parse(_feed).Document!.Entries.Count;

    /// <summary>Six strings an item from an XmlReader.</summary>
    [Benchmark(Baseline = true)]
    public int Strings() => SixFields.Read(_feed);

    private static string Rss()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
            + "<channel><title>Le Journal</title><link>https://journal.example/</link><description>À la une</description><language>fr</language>\n");
        for (int i = 0; i < Items; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item>\n  <title>Élection : le dépouillement se poursuit à Sfax ({i}) &amp; ailleurs</title>\n")
                .Append(CultureInfo.InvariantCulture, $"  <link>https://journal.example/articles/2026/11/24/depouillement-{i}?utm=rss&amp;n={i}</link>\n")
                .Append(CultureInfo.InvariantCulture, $"  <guid isPermaLink=\"false\">journal-{i}</guid>\n  <pubDate>Tue, 24 Nov 2026 08:{i:00}:00 +0100</pubDate>\n")
                .Append("  <dc:creator>Amira Ben Salah</dc:creator>\n  <description><![CDATA[").Append(Body(i)).Append("]]></description>\n</item>\n");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static string Atom()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\">\n"
            + "<title>الجريدة</title><link href=\"https://jarida.example/\"/><id>urn:jarida</id><updated>2026-11-24T08:00:00Z</updated>\n");
        for (int i = 0; i < Items; i++)
        {
            string body = Body(i).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"<entry>\n  <title>تواصل فرز الأصوات في صفاقس ({i})</title>\n  <link href=\"https://jarida.example/{i}\"/>\n")
                .Append(CultureInfo.InvariantCulture, $"  <id>urn:jarida:{i}</id>\n  <updated>2026-11-24T08:{i:00}:00+01:00</updated>\n")
                .Append("  <author><name>أميرة بن صالح</name></author>\n  <summary type=\"html\">").Append(body).Append("</summary>\n</entry>\n");
        }

        return text.Append("</feed>").ToString();
    }

    private static string Body(int i)
    {
        var text = new StringBuilder();
        for (int paragraph = 0; paragraph < 4; paragraph++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<p>Les résultats partiels du bureau {i}.{paragraph} confirment une participation en hausse, selon l&rsquo;instance. ")
                .Append("Le <a href=\"https://journal.example/dossiers/elections\">dossier complet</a> est mis à jour toutes les heures par la rédaction.</p>\n");
        }

        return text.ToString();
    }
}
