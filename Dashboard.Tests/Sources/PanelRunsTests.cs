using System.Globalization;
using Bunit;
using Dashboard.Sources;
using Dashboard.Sources.Pages;
using Dashboard.Storage;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Dashboard.Tests.Sources;

/// <summary>What the last polls came to, in the panel of their source.</summary>
public sealed class PanelRunsTests : BunitContext
{
    [Theory]
    [InlineData("en", "Nothing new (× 3)|New: 2 · Changed: 1|It gave no complete answer within 20 seconds. It is tried again by itself.|Nothing new")]
    [InlineData("fr", "Rien de nouveau (× 3)|Nouveaux : 2 · Modifiés : 1|Pas de réponse complète en 20 secondes. Nouvel essai automatique.|Rien de nouveau")]
    [InlineData("ar", "لا جديد (× 3)|جديدة: 2 · معدّلة: 1||لا جديد")]
    public async Task A_panel_says_what_the_last_polls_came_to(string language, string words)
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var host = await SourcesHost.StartAsync();
        var added = (await host.Desk.AddAsync(new SourceDraft("https://source.example/feed"), SourcesHost.Somebody, ct)).Done;
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000);
        await using (var db = host.Db())
        {
            var row = await db.Sources.FindAsync([added.Id], ct);
            (row!.QuietRuns, row.LastRunAt) = (3, at.AddMinutes(9));
            db.SourceRuns.Add(new SourceRunRow { SourceId = added.Id, At = at, Outcome = "fetched", Cause = "turn" });
            db.SourceRuns.Add(new SourceRunRow { SourceId = added.Id, At = at.AddMinutes(1), Outcome = "failed", Cause = "turn", FailureCode = "timeout", FailureArguments = ["20"] });
            db.SourceRuns.Add(new SourceRunRow { SourceId = added.Id, At = at.AddMinutes(2), Outcome = "fetched", Cause = "turn", New = 2, Changed = 1 });
            await db.SaveChangesAsync(ct);
        }

        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton(host.Services.GetRequiredService<SourceRuns>());
        var source = await host.Services.GetRequiredService<SourceSummaries>().FindAsync(added.Id, ct);
        var fact = Render<RunFact>(p => p.Add(f => f.Source, source!).Add(f => f.Now, at).Add(f => f.Zone, TimeZoneInfo.Utc));

        await fact.WaitForStateAsync(() => fact.FindAll(".polls li").Count == 4);
        var said = fact.FindAll(".polls li span").Select(s => s.TextContent.Trim()).ToList();
        foreach (var (expected, found) in words.Split('|').Zip(said))
        {
            Assert.False(string.IsNullOrEmpty(found));
            Assert.Equal(expected.Length > 0 ? expected : found, found);
        }
    }
}
