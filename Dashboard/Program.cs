using Dashboard.Accounts;
using Dashboard.Demo;
using Dashboard.Desk;
using Dashboard.Fetching;
using Dashboard.Headlines;
using Dashboard.Hosting;
using Dashboard.Ingest;
using Dashboard.Live;
using Dashboard.Moderation;
using Dashboard.Pictures;
using Dashboard.Retention;
using Dashboard.Shell;
using Dashboard.Site;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;

return await Launch.RunAsync(args, Furnish, Open);

static void Furnish(WebApplicationBuilder builder, DataDirectory data) => builder.Services
    .AddStorage(builder.Configuration, data)
    .AddLive()
    .AddFetching()
    .AddShell()
    .AddAccounts(builder.Configuration)
    .AddWire()
    .AddSite()
    .AddSources()
    .AddPictures()
    .AddModeration()
    .AddHeadlines()
    .AddDesk()
    .AddDemo(builder)
    .AddIngest(builder.Configuration)
    .AddRetention();

static void Open(WebApplication app)
{
    app.UseHosting().UseLive().UseShell().UseStorage().UseAccounts();
    app.UseHeadlines();
    app.MapHosting().MapLive().MapAccounts().MapSources().MapIngest().MapPictures().MapModeration().MapHeadlines().MapDesk().MapShell();
}
