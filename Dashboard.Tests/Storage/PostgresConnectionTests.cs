using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Dashboard.Tests.Storage;

public sealed class PostgresConnectionTests
{
    private const int Patience = 30_000;

    [Fact(Timeout = Patience)]
    public async Task A_transaction_of_a_node_that_stands_still_is_ended_and_its_locks_are_free()
    {
        Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
        var ct = TestContext.Current.CancellationToken;
        var key = Random.Shared.NextInt64();
        await using var still = new NpgsqlConnection(Of(Component.Postgres!) + ";Pooling=false");
        await still.OpenAsync(ct);
        await using var transaction = await still.BeginTransactionAsync(ct);
        await LockAsync(still, key, ct);

        await using var other = new NpgsqlConnection(Component.Postgres + ";Pooling=false");
        await other.OpenAsync(ct);
        await using var second = await other.BeginTransactionAsync(ct);
        await LockAsync(other, key, ct);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => LockAsync(still, key, ct));
    }

    [Fact]
    public void What_the_operator_says_of_it_stays()
    {
        const string Own = "Host=db;Options=-c idle_in_transaction_session_timeout=0";
        Assert.Equal("-c idle_in_transaction_session_timeout=0", new NpgsqlConnectionStringBuilder(Of(Own)).Options);
        Assert.Equal("-c work_mem=8MB -c idle_in_transaction_session_timeout=5000", new NpgsqlConnectionStringBuilder(Of("Host=db;Options=-c work_mem=8MB")).Options);
        Assert.Null(PostgresConnection.Of(new ConfigurationBuilder().Build()));
    }

    [Theory]
    [InlineData("Host=db", 5)]
    [InlineData("Host=db;Timeout=4", 4)]
    [InlineData("Host=db;Timeout=60", 5)]
    [InlineData("Host=db;Timeout=0", 5)]
    public void However_long_a_start_waits_a_connection_is_given_up_after_five_seconds(string given, int seconds) =>
        Assert.Equal(seconds, new NpgsqlConnectionStringBuilder(Of(given)).Timeout);

    private static string Of(string given) =>
        PostgresConnection.Of(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", given)]).Build())!;

    private static async Task LockAsync(NpgsqlConnection connection, long key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection) { CommandTimeout = 20 };
        command.Parameters.AddWithValue(key);
        await command.ExecuteNonQueryAsync(ct);
    }
}
