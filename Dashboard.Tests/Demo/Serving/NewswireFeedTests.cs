using System.Net;
using Dashboard.Demo;
using Dashboard.Demo.Agency;
using Dashboard.Feeds;
using Dashboard.Shared.Headlines;

namespace Dashboard.Tests.Demo.Serving;

/// <summary>What our own parser hears of the newswire, over HTTP.</summary>
public sealed class NewswireFeedTests : OnAir
{
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

    public NewswireFeedTests() : base(seed: 21, new NewswirePace())
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Every_feed_parses_into_what_the_newswire_told(string slug)
    {
        // Time for corrections and withdrawals; a whole cycle, at whose end the source that falters is well.
        Time.Advance(TimeSpan.FromMinutes(30));
        Newswire.Advance();
        var page = Newswire.Page(slug)!;
        var result = await ReadAsync(page.Source);

        Assert.Null(result.Fault);
        Assert.Equal(0, result.SkippedEntries);
        Assert.Equal((page.Source.Name, page.Source.Language), (result.Document!.TitleText, result.Document.Language));
        Assert.Equal(page.Items.Select(item => Told(item, page.Source.Format)), result.Document.Entries.Select(Heard));
        Assert.All(result.Document.Entries.Zip(page.Items), pair =>
        {
            Assert.Equal(new Uri(Port.Root, pair.Second.Picture.Path).AbsoluteUri, Assert.Single(pair.First.Images).Url);
            Assert.NotEmpty(pair.First.Images[0].Alt!);
            Assert.Contains(FeedText.OneLine(pair.Second.Body[^1]), FeedText.FromHtml(pair.First.Content!), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("tribune")]
    [InlineData("almina")]
    [InlineData("riwaq")]
    public async Task Every_withdrawal_is_heard(string slug)
    {
        while (!Newswire.Withdrawals.Any(gone => gone.Source == slug))
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            Newswire.Advance();
        }

        var result = await ReadAsync(Newswire.Page(slug)!.Source);

        Assert.Equal(Newswire.Withdrawals.Where(gone => gone.Source == slug).Select(gone => gone.Identity).Order(), result.Document!.Deleted.Order());
    }

    [Fact]
    public async Task Urgent_news_of_a_source_that_shouts_begins_with_a_word_of_alarm_and_keeps_it_when_corrected()
    {
        var alarms = 0;
        Time.Advance(TimeSpan.FromMinutes(30));
        Newswire.Advance();
        foreach (var source in DemoSources.All.Where(source => source.ShoutsUrgency))
        {
            var urgent = Newswire.Page(source.Slug)!.Items.Where(item => item.Urgency != Urgency.Normal).Select(item => item.Identity).ToHashSet();
            alarms += urgent.Count;
            var heard = (await ReadAsync(source)).Document!.Entries;
            Assert.All(heard, entry => Assert.Equal(
                urgent.Contains(entry.Id!),
                new[] { "FLASH", "URGENT", "BREAKING", "عاجل" }.Any(word => entry.TitleText!.StartsWith(word, StringComparison.Ordinal))));
        }

        Assert.True(alarms > 4, $"{alarms}");
    }

    // RSS has whole seconds and no date of a correction; the others have milliseconds.
    private (string? Id, string? Title, string? Link, DateTimeOffset? Published, DateTimeOffset? Updated) Told(NewswireItem item, FeedFormat format) =>
    (
        item.Identity,
        FeedText.OneLine(item.Title),
        new Uri(Port.Root, item.Path).AbsoluteUri,
        Cut(item.PublishedAt, format == FeedFormat.Rss ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond),
        format == FeedFormat.Rss ? null : Cut(item.UpdatedAt, TimeSpan.TicksPerMillisecond));

    private static (string? Id, string? Title, string? Link, DateTimeOffset? Published, DateTimeOffset? Updated) Heard(FeedEntry entry) =>
        (entry.Id, entry.TitleText, entry.Link, entry.Published, entry.Updated);

    private static DateTimeOffset Cut(DateTimeOffset moment, long unit) => new(moment.Ticks - (moment.Ticks % unit), TimeSpan.Zero);

    private async Task<FeedParseResult> ReadAsync(DemoSource source)
    {
        var url = new Uri(Port.Root, source.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var answer = await _client.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
        return FeedParser.Parse(await answer.Content.ReadAsByteArrayAsync(Stop), answer.Content.Headers.ContentType?.ToString(), url);
    }
}
