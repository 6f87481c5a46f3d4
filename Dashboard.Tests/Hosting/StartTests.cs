using System.Diagnostics;
using Dashboard.Storage;

namespace Dashboard.Tests.Hosting;

public sealed class StartTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_second_server_on_one_data_directory_is_refused_with_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("newsroom").FullName;
        using (var first = new DataDirectory(folder))
        {
            Assert.True(first.TryHold());
            var (exitCode, errors) = await StartAsync(folder, TestContext.Current.CancellationToken);
            Assert.Equal(1, exitCode);
            Assert.Equal($"DataDirectory is \"{folder}\", which another running server holds; stop that one, or name another folder.", errors.Trim());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_data_directory_that_is_a_file_is_refused_with_a_sentence()
    {
        var file = Path.GetTempFileName();
        var (exitCode, errors) = await StartAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(1, exitCode);
        Assert.Equal($"DataDirectory is \"{file}\", which cannot be written; name a folder that this user may write to.", errors.Trim());
        File.Delete(file);
    }

    private static async Task<(int ExitCode, string Errors)> StartAsync(string dataDirectory, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DataDirectory"] = dataDirectory;
        using var process = Process.Start(start)!;
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
