using Dashboard.Accounts;
using Dashboard.Demo;
using Dashboard.Demo.Serving;
using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Demo;

public sealed class DemoStageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_starts_with_three_accounts_that_can_sign_in_and_all_of_its_sources()
    {
        await using var host = await StartAsync();
        var signIns = host.Services.GetRequiredService<DemoSignIns>();
        var check = host.Services.GetRequiredService<PasswordCheck>();
        foreach (var one in signIns.All)
        {
            var outcome = await check.AskAsync(one.Email, one.Password, Stop);
            Assert.Equal(one.Email, outcome.Account?.Email);
            await using var scope = host.Services.CreateAsyncScope();
            Assert.Equal([one.Role], await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().GetRolesAsync(outcome.Account!));
        }

        await using var db = Db(host);
        var sources = await db.Sources.OrderBy(source => source.Id).ToListAsync(Stop);
        var root = host.Services.GetRequiredService<NewswirePort>().Root;
        Assert.Equal(
            DemoSources.All.Select(source => (source.Name, source.FeedUrl(root).AbsoluteUri, source.Section, source.Language, source.Display, source.Pictures)),
            sources.Select(source => (source.Name, source.Address, source.Section!, source.Language!, source.Display, source.Pictures)));
        Assert.Equal(DemoSources.All.Select(source => source.Section).ToHashSet(), (await db.Sections.Select(section => section.Slug).ToListAsync(Stop)).ToHashSet());
    }

    [Fact]
    public async Task Its_accounts_and_sources_stand_in_the_audit_log_and_the_sources_in_the_staffs_events()
    {
        await using var host = await StartAsync();
        await using var db = Db(host);
        var acts = await db.Audit.GroupBy(row => row.Act).ToDictionaryAsync(group => group.Key, group => group.Count(), Stop);
        Assert.Equal(3, acts["account.created"]);
        Assert.Equal(DemoSources.All.Count, acts["source.added"]);
        Assert.Equal(DemoSources.All.Count, await db.Events.CountAsync(row => row.Log == LiveLog.Staff, Stop));
    }

    [Fact]
    public async Task Schedules_differ_and_give_way_to_the_operators_floor()
    {
        await using (var host = await StartAsync())
        {
            await using var db = Db(host);
            Assert.Equal((TimeSpan.FromSeconds(2), null), await ScheduleAsync(db, "La Dépêche du Golfe"));
            Assert.Equal((null, "0/5 * * * * ?"), await ScheduleAsync(db, "الرواق"));
            Assert.Equal((null, null), await ScheduleAsync(db, "Le Comptoir économique"));
        }

        await using (var slow = await StartAsync(("Ingest:MinimumInterval", "00:01:00")))
        {
            await using var db = Db(slow);
            Assert.All(await db.Sources.ToListAsync(Stop), source => Assert.Equal((null, null), (source.Interval, source.Cron)));
        }
    }

    [Fact]
    public async Task The_newswire_answers_once_the_demo_has_started()
    {
        await using var host = await StartAsync();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, DemoSources.All[0].FeedUrl(host.Services.GetRequiredService<NewswirePort>().Root));
        using var answer = await client.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public void Passwords_are_long_differ_at_every_start_and_are_never_printed_by_chance()
    {
        var (one, other) = (new DemoSignIns().All, new DemoSignIns().All);
        Assert.Equal(6, one.Concat(other).Select(signIn => signIn.Password).Distinct().Count());
        Assert.All(one, signIn =>
        {
            Assert.Matches("^([a-z2-9]{5}-){3}[a-z2-9]{5}$", signIn.Password);
            Assert.DoesNotContain(signIn.Password, signIn.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_lines_for_the_terminal_stand_in_columns()
    {
        var signIns = new DemoSignIns();
        Assert.Equal($"Journalist     journalist@demo.example     {signIns.All[2].Password}", signIns.Lines().Last());
    }

    private static async Task<(TimeSpan?, string?)> ScheduleAsync(NewsroomDb db, string name) =>
        await db.Sources.SingleAsync(source => source.Name == name, Stop) is var source ? (source.Interval, source.Cron) : default;

    private static NewsroomDb Db(Host host) => host.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    private static async Task<Host> StartAsync(params (string Key, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("demo").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        DemoMode.SwitchOn(builder);
        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddFetching().AddAccounts(builder.Configuration).AddSources().AddDemo(builder);
        // Strength of hashing is not what these tests are about.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        var app = builder.Build();
        await app.StartAsync(Stop);
        return new Host(app, data, folder);
    }

    private sealed class Host(WebApplication app, DataDirectory data, string folder) : IAsyncDisposable
    {
        public IServiceProvider Services => app.Services;

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            data.Dispose();
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
