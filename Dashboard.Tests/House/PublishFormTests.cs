using System.Diagnostics;
using System.Text.Json;
using Dashboard.Tests.Cluster;

namespace Dashboard.Tests.House;

public sealed class PublishFormTests
{
    // What a publish takes over where it is newer than what it was made of: compiled code, the runtime's configuration, what was published before.
    private static readonly string[] Folders = ["IntermediateOutputPath", "OutputPath", "PublishDir"];

    [Fact]
    public async Task A_standalone_publish_and_a_plain_one_share_no_folder()
    {
        var plain = await FoldersAsync("-p:_IsPublishing=true");
        var standalone = await FoldersAsync("-p:_IsPublishing=true", "-p:Standalone=true");
        Assert.All(plain, folder => Assert.Matches("^(bin|obj)/Release/", folder));
        Assert.All(standalone, folder => Assert.Matches("^(bin|obj)/Release-standalone/", folder));
    }

    private static async Task<IReadOnlyList<string>> FoldersAsync(params string[] properties)
    {
        var ct = TestContext.Current.CancellationToken;
        string[] questions = [.. Folders.Select(f => $"-getProperty:{f}")];
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Tools.Repository, "Dashboard", "Dashboard.csproj"), "-p:Configuration=Release", .. questions, .. properties])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var evaluation = Process.Start(start)!;
        var answer = await evaluation.StandardOutput.ReadToEndAsync(ct);
        await evaluation.WaitForExitAsync(ct);
        using var told = JsonDocument.Parse(answer);
        return [.. Folders.Select(f => told.RootElement.GetProperty("Properties").GetProperty(f).GetString()!.Replace('\\', '/'))];
    }
}
