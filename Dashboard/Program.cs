using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Storage;

var builder = WebApplication.CreateBuilder(args);
var data = new DataDirectory(Path.GetFullPath(builder.Configuration["DataDirectory"] ?? "data", builder.Environment.ContentRootPath));
data.TryHold();
var garnet = EmbeddedGarnet.Start();
builder.Configuration["ConnectionStrings:Redis"] = garnet.ConnectionString;
builder.Services.AddSingleton(_ => garnet);
builder.Services.AddStorage(builder.Configuration, data).AddLive();
var app = builder.Build();
await app.Services.GetRequiredService<Migrator>().MigrateAsync(soleOwner: true, default);
app.MapLive();
await app.RunAsync();
