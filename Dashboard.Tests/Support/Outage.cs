using System.Data.Common;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>Takes SQLite away at a transaction that a test names, and gives it back when the test says so. Whoever asks meanwhile meets what the product's guard of PostgreSQL throws.</summary>
internal sealed class Outage : DbTransactionInterceptor, IDbConnectionInterceptor
{
    private int _left = int.MaxValue;
    private volatile bool _isAway;
    private int _refused;

    /// <summary>How often it was met.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>What is thrown.</summary>
    public Exception Fault { get; set; } = new DatabaseAwayException(null);

    /// <summary>Adds it to what a host is made of.</summary>
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteNewsroomDb>(options => options.AddInterceptors(this));

    /// <summary>Lets so many transactions begin from now on; the next one finds nothing.</summary>
    public void BeginAfter(int transactions) => _left = transactions;

    public void End() => (_left, _isAway) = (int.MaxValue, false);

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            _isAway = true;
        }

        return ValueTask.FromResult(Pass(result));
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Pass(result));

    private T Pass<T>(T result)
    {
        if (_isAway)
        {
            Interlocked.Increment(ref _refused);
            throw Fault;
        }

        return result;
    }
}
