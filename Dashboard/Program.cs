using Dashboard.Accounts;
using Dashboard.Demo;
using Dashboard.Fetching;
using Dashboard.Headlines;
using Dashboard.Hosting;
using Dashboard.Ingest;
using Dashboard.Live;
using Dashboard.Shell;
using Dashboard.Site;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;

if (await Commands.TryRunAsync(args) is { } exitCode)
{
    return exitCode;
}

var isDemo = DemoMode.TakeFrom(ref args);
var builder = WebApplication.CreateBuilder(args);
DataDirectory data;
try
{
    data = builder.AddHosting(isDemo);
}
catch (StartRefusedException refusal)
{
    return await Commands.RefuseAsync(refusal);
}

builder.Services
    .AddStorage(builder.Configuration, data)
    .AddLive()
    .AddFetching()
    .AddShell()
    .AddAccounts(builder.Configuration)
    .AddWire()
    .AddSite()
    .AddSources()
    .AddHeadlines();
if (isDemo)
{
    builder.Services.AddDemo();
}

builder.Services.AddIngest(builder.Configuration);

var app = builder.Build();
app.UseShell().UseAccounts();
app.UseHeadlines();
app.MapHosting().MapLive().MapAccounts().MapSources().MapIngest().MapHeadlines().MapShell();
await app.RunAsync();
return 0;
