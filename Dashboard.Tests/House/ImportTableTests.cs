using System.Text.RegularExpressions;

namespace Dashboard.Tests.House;

/// <summary>Holds the import table of docs/house.md.</summary>
public sealed partial class ImportTableTests
{
    private static readonly Dictionary<string, string[]> MayImport = new(StringComparer.Ordinal)
    {
        ["Storage"] = [],
        ["Live"] = ["Storage"],
        ["Fetching"] = [],
        ["Feeds"] = [],
        ["Shell"] = [],
        ["Accounts"] = ["Storage", "Live", "Shell"],
        ["Wire"] = ["Storage", "Live", "Accounts"],
        ["Site"] = ["Storage", "Live", "Accounts", "Shell"],
        ["Sources"] = ["Storage", "Live", "Fetching", "Feeds", "Shell", "Accounts", "Wire", "Site"],
        ["Pictures"] = ["Storage", "Live", "Fetching", "Feeds", "Shell", "Accounts", "Wire", "Site"],
        ["Moderation"] = ["Storage", "Live", "Fetching", "Feeds", "Shell", "Accounts", "Wire", "Site", "Pictures"],
        ["Headlines"] = ["Storage", "Live", "Fetching", "Feeds", "Shell", "Accounts", "Wire", "Site", "Sources", "Pictures", "Moderation"],
        ["Desk"] = ["Storage", "Live", "Accounts", "Shell", "Site", "Wire", "Headlines"],
        ["Ingest"] = ["Storage", "Live", "Fetching", "Feeds", "Accounts", "Shell", "Site", "Wire", "Sources", "Pictures"],
        ["Retention"] = ["Storage", "Shell"],
        ["Demo"] = ["Storage", "Live", "Accounts", "Sources"],
        ["Hosting"] = ["Storage", "Live", "Feeds", "Accounts", "Site", "Sources", "Demo"],
    };

    private static readonly (string Namespace, string[] Rooms)[] Kept =
    [
        ("StackExchange.Redis", ["Live", "Hosting"]),
        ("System.Net.Http", ["Fetching"]),
        ("Quartz", ["Ingest", "Retention", "Hosting", "Sources"]),
        ("Microsoft.AspNetCore.SignalR.Client", []),
    ];

    [Fact]
    public void Every_room_imports_only_what_the_table_allows()
    {
        var faults = Usings().Where(u => u.Import.StartsWith("Dashboard.", StringComparison.Ordinal) && !u.Import.StartsWith("Dashboard.Shared", StringComparison.Ordinal))
            .Where(u => u.Import.Split('.')[1] is var target && target != u.Room && !MayImport[u.Room].Contains(target))
            .Select(u => $"{u.File}: {u.Import}");
        Assert.Empty(faults);
    }

    [Fact]
    public void Redis_HTTP_Quartz_and_hub_clients_stay_in_their_rooms()
    {
        var faults = Usings().SelectMany(u => Kept
            .Where(k => (u.Import == k.Namespace || u.Import.StartsWith(k.Namespace + ".", StringComparison.Ordinal)) && !k.Rooms.Contains(u.Room))
            .Select(k => $"{u.File}: {u.Import}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_folder_of_the_product_is_a_room_of_the_table()
    {
        var folders = Directory.GetDirectories(Path.Combine(Root(), "Dashboard")).Select(Path.GetFileName)
            .Except(["bin", "obj", "wwwroot", "Properties", "data"]);
        Assert.DoesNotContain(folders, f => !MayImport.ContainsKey(f!));
    }

    private static IEnumerable<(string File, string Room, string Import)> Usings()
    {
        var product = Path.Combine(Root(), "Dashboard");
        foreach (var room in MayImport.Keys.Where(r => Directory.Exists(Path.Combine(product, r))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(product, room), "*.*", SearchOption.AllDirectories)
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)))
            {
                foreach (Match match in UsingLine().Matches(File.ReadAllText(file)))
                {
                    yield return (Path.GetRelativePath(product, file), room, match.Groups["import"].Value);
                }
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^@?using (?:static )?(?:\w+ = )?(?<import>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingLine();
}
