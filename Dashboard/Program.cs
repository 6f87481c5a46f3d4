using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Wire;

if (await Commands.TryRunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(args);
DataDirectory data;
try
{
    data = builder.AddHosting();
}
catch (StartRefusedException refusal)
{
    return await Commands.RefuseAsync(refusal);
}

builder.Services
    .AddStorage(builder.Configuration, data)
    .AddLive()
    .AddFetching()
    .AddWire();

var app = builder.Build();
app.MapHosting().MapLive();
await app.RunAsync();
return 0;
