using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Dashboard.Tests.Live;

/// <summary>The Redis user of <c>docker/compose.yml</c>: the rights are read from there.</summary>
public sealed class BellRightsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_user_of_the_compose_file_may_do_all_that_the_product_does_and_nothing_else()
    {
        Component.Require(Component.Redis is not null, "Redis (REDIS_TEST)");
        var (user, channel) = ($"user-{Guid.NewGuid():N}", $"dashboard:{Guid.NewGuid():N}");
        await using var keeper = await ConnectionMultiplexer.ConnectAsync(Component.Redis + ",allowAdmin=true");
        var rights = Rights().Select(r => r == "&dashboard:live" ? "&" + channel : r).Append(">secret");
        await keeper.GetDatabase().ExecuteAsync("ACL", ["SETUSER", user, "on", .. rights]);
        try
        {
            var connection = $"{Component.Redis},user={user},password=secret,setlib=false,tiebreaker=,$CONFIG=,$CLUSTER=";
            await using (var newsroom = await TestNewsroom.StartAsync(redis: connection, settings: ("Live:Channel", channel)))
            {
                await newsroom.StoreAsync(newsroom.Entry());
                var heard = await SseReader.ReadAsync(newsroom.Address + "/live", 0, h => h.Count > 0, Ct);
                Assert.Equal("headline", heard[0].Kind);
                Assert.True(newsroom.Services.GetRequiredService<LiveConnection>().IsUp);
                Assert.Equal(1, await keeper.GetSubscriber().PublishAsync(RedisChannel.Literal(channel), "{}"));
            }

            Assert.Equal([], await RefusedAsync(keeper, user));
            await AssertRefusedAsync(connection);
        }
        finally
        {
            await keeper.GetDatabase().ExecuteAsync("ACL", "DELUSER", user);
        }
    }

    private static async Task AssertRefusedAsync(string connection)
    {
        await using var bell = await ConnectionMultiplexer.ConnectAsync(connection + ",allowAdmin=true");
        foreach (var command in (string[])["PUBLISH other x", "GET key", "SET key x", "KEYS *", "CLIENT LIST", "ACL LIST", "FLUSHALL"])
        {
            var words = command.Split(' ');
            var fault = await Assert.ThrowsAsync<RedisServerException>(() => bell.GetDatabase().ExecuteAsync(words[0], words[1..]));
            Assert.StartsWith("NOPERM", fault.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<List<string>> RefusedAsync(ConnectionMultiplexer keeper, string user)
    {
        var entries = (RedisResult[])(await keeper.GetDatabase().ExecuteAsync("ACL", "LOG", "128"))!;
        return [.. entries.Select(e => e.ToDictionary()).Where(e => (string?)e["username"] == user).Select(e => (string)e["object"]!)];
    }

    // What stands after "dashboard", "on" and the password.
    private static IEnumerable<string> Rights()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docker", "compose.yml")))
        {
            folder = folder.Parent!;
        }

        var line = File.ReadAllText(Path.Combine(folder.FullName, "docker", "compose.yml")).Split("\">${REDIS_PASSWORD")[1].Split(']')[0];
        return line.Split('"').Skip(1).Where((_, i) => i % 2 == 1);
    }
}
