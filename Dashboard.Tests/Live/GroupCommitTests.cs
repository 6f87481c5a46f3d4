using Dashboard.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Live;

public sealed class GroupCommitTests
{
    [Fact(Timeout = 30_000)]
    public async Task What_waits_shares_transactions_by_its_weight_in_the_order_it_came_and_what_weighs_too_much_has_one_to_itself()
    {
        var ct = TestContext.Current.CancellationToken;
        using var commit = new Scale();
        var writes = new[] { 1, 4, 5, 2, 30, 3, 3, 4, 1 }.Select(weight => commit.AddAsync(weight, ct)).ToList();
        await commit.StartAsync(ct);
        int[] answers = await Task.WhenAll(writes);
        Assert.Equal([1, 4, 5, 2, 30, 3, 3, 4, 1], answers);
        Assert.Equal<int[]>([[1, 4, 5], [2], [30], [3, 3, 4], [1]], commit.Transactions);
        await commit.StopAsync(ct);
    }

    /// <summary>Bears ten; an item's number is its weight.</summary>
    private sealed class Scale() : GroupCommit<int, int>(mostWeight: 10, mostWaiting: 100, NullLogger.Instance)
    {
        public List<int[]> Transactions { get; } = [];

        public Task<int> AddAsync(int weight, CancellationToken ct) => WriteAsync(weight, ct);

        protected override int Weigh(int item) => item;

        protected override Task<IReadOnlyList<int>> TransactAsync(IReadOnlyList<int> items)
        {
            Transactions.Add([.. items]);
            return Task.FromResult(items);
        }
    }
}
