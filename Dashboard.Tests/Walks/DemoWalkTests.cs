using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Demo;
using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Ingest;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Shell;
using Dashboard.Site;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Walks;

/// <summary>The demo as it runs, many times as fast: newswire → HTTP → guarded client → parser → wire → log → Redis → stream.</summary>
public sealed class DemoWalkTests
{
    private static readonly Dictionary<string, string?> Fast = new()
    {
        ["Demo:Pace:ShortestPause"] = "00:00:00.1",
        ["Demo:Pace:LongestPause"] = "00:00:00.3",
        ["Demo:Pace:CorrectionEach"] = "00:00:00.3",
        ["Demo:Pace:WithdrawalEach"] = "00:00:00.6",
        ["Ingest:DefaultInterval"] = "00:00:01",
    };

    [Fact]
    public async Task Headlines_corrections_and_withdrawals_of_every_kind_of_source_reach_the_public_stream()
    {
        var folder = Directory.CreateTempSubdirectory("demo").FullName;
        using var data = await WalkAsync(folder, TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
        data.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<DataDirectory> WalkAsync(string folder, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration.AddInMemoryCollection(Fast);
        DemoMode.SwitchOn(builder);
        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddFetching().AddShell().AddAccounts(builder.Configuration)
            .AddWire().AddSite().AddSources().AddDemo(builder).AddIngest(builder.Configuration);
        await using var app = builder.Build();
        app.MapLive();
        await app.StartAsync(ct);
        var (sources, kinds) = (new HashSet<int>(), new HashSet<string>());
        await SseReader.ReadAsync($"{app.Urls.First()}/live?last=500", lastEventId: null, Enough, ct);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync(ct))
        {
            // One that has moved for good is believed after it said so three times.
            await Until.HoldsAsync(async () => !await db.Sources.AnyAsync(source => source.Address.EndsWith("ancien-flux.xml"), ct), ct);
            var rows = await db.Sources.AsNoTracking().ToListAsync(ct);
            Assert.Equal([], rows.Where(source => source.FailureCode is not null).Select(source => $"{source.Address}: {source.FailureCode} {string.Join(", ", source.FailureArguments)}"));
        }

        await app.StopAsync(CancellationToken.None);
        return data;

        // Asked after each event: a headline of every source, a changed title, and one taken back by its source.
        bool Enough(List<(string Id, string Kind, string Data)> heard)
        {
            if (heard is [.., { Kind: "headline" } arrived])
            {
                sources.Add(JsonSerializer.Deserialize<Headline>(arrived.Data, LiveJson.Options)!.Source.Id);
            }
            else if (heard is [.., var changed] && (changed.Data.Contains("\"previousTitle\":", StringComparison.Ordinal) || changed.Data.Contains("\"reason\":\"source\"", StringComparison.Ordinal)))
            {
                kinds.Add(changed.Kind);
            }

            return sources.Count == DemoSources.All.Count && kinds.Count == 2;
        }
    }
}
