using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Dashboard.Wire.Newsroom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Wire;

public sealed class NewsroomHeadlinesTests
{
    private static readonly Actor Amira = new("7", "Amira");
    private static readonly HeadlineDraft Draft = new("Séisme ressenti à Sfax", "https://journal.example/seisme", "fr", "Régions", Urgency.Urgent);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_headline_of_the_newsroom_is_stored_told_and_audited_in_one_act(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);

        var filed = (await Of(newsroom).FileAsync(Draft, "Le Journal", Amira, Ct)).Value!;

        Assert.Equal((1L, "Séisme ressenti à Sfax", "Le Journal", "regions", "fr", Urgency.Urgent), (filed.Seq, filed.Title, filed.Source.Name, filed.Section, filed.Language, filed.Urgency));
        Assert.Equal(filed.SeenAt, filed.PublishedAt);
        await using var db = newsroom.Db();
        var told = await db.Events.SingleAsync(e => e.Log == LiveLog.Public, Ct);
        Assert.Equal(("headline", filed.Seq, filed.Id), (told.Kind, told.Seq, told.HeadlineId));
        Assert.Equal(filed.Title, JsonDocument.Parse(told.Payload!).RootElement.GetProperty("title").GetString());
        var audit = await db.Audit.SingleAsync(Ct);
        Assert.Equal(("headline.filed", $"headline:{filed.Id}", "Amira"), (audit.Act, audit.Subject, audit.ActorName));
        Assert.DoesNotContain("Séisme", audit.Details, StringComparison.Ordinal);
        Assert.Equal("Régions", (await db.Sections.SingleAsync(Ct)).Name);
        Assert.Equal(filed.Title, (await db.HeadlineVersions.SingleAsync(Ct)).Title);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Many_at_once_share_one_source_and_number_without_holes(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var headlines = Of(newsroom);

        var filed = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => headlines.FileAsync(Draft with { Title = $"Titre {n}" }, "Le Journal", Amira, Ct)));

        Assert.Equal(Enumerable.Range(1, 12).Select(n => (long)n), filed.Select(f => f.Value!.Seq).Order());
        await using var db = newsroom.Db();
        Assert.Equal(1, await db.Sources.CountAsync(s => s.Kind == SourceKind.Newsroom, Ct));
        Assert.Equal(12, await db.Headlines.CountAsync(Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_words_filed_twice_at_once_are_one_headline(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var headlines = Of(newsroom);

        var outcomes = await Task.WhenAll(headlines.FileAsync(Draft, "Le Journal", Amira, Ct), headlines.FileAsync(Draft, "Le Journal", Amira, Ct));

        var filed = Assert.Single(outcomes, o => o.Value is not null).Value!;
        Assert.Equal(HeadlineFault.Of(HeadlineFaultCode.Duplicate, $"{filed.Id}"), Assert.Single(outcomes, o => o.Value is null).Fault);
        Assert.NotNull((await headlines.FileAsync(Draft with { Title = "Autrement dit" }, "Le Journal", Amira, Ct)).Value);
    }

    [Fact]
    public async Task The_source_carries_the_newsroom_s_name_of_the_day_and_is_none_of_those_polled()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await Of(newsroom).FileAsync(Draft, "Ancien nom", Amira, Ct);

        var second = await Of(newsroom).FileAsync(Draft with { Title = "Un autre" }, "Nouveau nom", Amira, Ct);

        Assert.Equal("Nouveau nom", second.Value!.Source.Name);
        var summaries = new SourceSummaries(newsroom.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>(), TimeProvider.System);
        Assert.Equal(["La Source"], (await summaries.ListAsync(0, 100, Ct)).Select(s => s.Name));
        Assert.Null(await summaries.FindAsync(second.Value.Source.Id, Ct));
    }

    [Fact]
    public async Task A_draft_that_is_refused_leaves_nothing_behind()
    {
        await using var newsroom = await TestNewsroom.StartAsync();

        var outcome = await Of(newsroom).FileAsync(Draft with { Url = "javascript:alert(1)" }, "Le Journal", Amira, Ct);

        Assert.Equal(HeadlineFault.Of(HeadlineFaultCode.Url, "javascript:alert(1)"), outcome.Fault);
        await using var db = newsroom.Db();
        Assert.False(await db.Sources.AnyAsync(s => s.Kind == SourceKind.Newsroom, Ct) || await db.Events.AnyAsync(Ct) || await db.Audit.AnyAsync(Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_withdrawal_empties_the_log_tells_everybody_and_says_who_and_why(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        var entry = newsroom.Entry();
        await newsroom.StoreAsync(entry);
        await newsroom.StoreAsync(entry with { Title = "Corrigé" });

        var withdrawal = (await Of(newsroom).WithdrawAsync(1, WithdrawalReason.Legal, " Ordonnance\n 12 ", Amira, Ct)).Value!;

        Assert.Equal((1L, WithdrawalReason.Legal), (withdrawal.Id, withdrawal.Reason));
        await using var db = newsroom.Db();
        var events = await db.Events.OrderBy(e => e.Seq).ToListAsync(Ct);
        Assert.Equal(["headline", "headline-updated", "headline-withdrawn"], events.Select(e => e.Kind));
        Assert.Equal([true, true, false], events.Select(e => e.Payload is null));
        var audit = await db.Audit.SingleAsync(Ct);
        Assert.Equal(("headline.withdrawn", "headline:1"), (audit.Act, audit.Subject));
        var details = JsonDocument.Parse(audit.Details!).RootElement;
        Assert.Equal(("legal", "Ordonnance 12"), (details.GetProperty("reason").GetString(), details.GetProperty("note").GetString()));
        Assert.Equal(new BatchOutcome(0, 0, 0, 1), await newsroom.StoreAsync(entry));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_who_withdraw_at_once_withdraw_once(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await newsroom.StoreAsync(newsroom.Entry());
        var headlines = Of(newsroom);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => headlines.WithdrawAsync(1, WithdrawalReason.Editor, null, Amira, Ct)));

        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        await using var db = newsroom.Db();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "headline-withdrawn", Ct));
        Assert.Equal(1, await db.Audit.CountAsync(Ct));
    }

    [Fact]
    public async Task A_legal_order_counts_on_top_of_an_editors_withdrawal_and_not_the_other_way_round()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry());
        var headlines = Of(newsroom);
        await headlines.WithdrawAsync(1, WithdrawalReason.Editor, null, Amira, Ct);
        Assert.Equal(WithdrawalReason.Legal, (await headlines.WithdrawAsync(1, WithdrawalReason.Legal, "Jugement du 3 mars", Amira, Ct)).Value!.Reason);
        Assert.Equal(WithdrawalReason.Legal, (await headlines.WithdrawAsync(1, WithdrawalReason.Editor, null, Amira, Ct)).Value!.Reason);
        await using var db = newsroom.Db();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == "headline-withdrawn", Ct));
        Assert.Equal(2, await db.Audit.CountAsync(Ct));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_filed_again_in_the_same_words()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var filed = (await Of(newsroom).FileAsync(Draft, "Le Journal", Amira, Ct)).Value!;
        await Of(newsroom).WithdrawAsync(filed.Id, WithdrawalReason.Editor, null, Amira, Ct);

        Assert.Equal(HeadlineFaultCode.WithdrawnBefore, (await Of(newsroom).FileAsync(Draft, "Le Journal", Amira, Ct)).Fault!.Code);
    }

    [Fact]
    public async Task Neither_a_stranger_nor_another_s_reason_nor_an_endless_note_withdraws()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry());

        Assert.Equal(HeadlineFaultCode.Unknown, (await Of(newsroom).WithdrawAsync(99, WithdrawalReason.Editor, null, Amira, Ct)).Fault!.Code);
        Assert.Equal(HeadlineFaultCode.Reason, (await Of(newsroom).WithdrawAsync(1, WithdrawalReason.Source, null, Amira, Ct)).Fault!.Code);
        Assert.Equal(HeadlineFaultCode.NoteTooLong, (await Of(newsroom).WithdrawAsync(1, WithdrawalReason.Editor, new string('n', 501), Amira, Ct)).Fault!.Code);
        await using var db = newsroom.Db();
        Assert.Null((await db.Headlines.SingleAsync(Ct)).WithdrawnAt);
    }

    private static NewsroomHeadlines Of(TestNewsroom newsroom) =>
        new(newsroom.Services.GetRequiredService<EventLog>(), new AuditLog(TimeProvider.System), TimeProvider.System);
}
