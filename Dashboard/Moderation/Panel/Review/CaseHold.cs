using System.Security.Claims;
using Dashboard.Moderation.Cases;
using Dashboard.Storage.Reach;

namespace Dashboard.Moderation.Panel.Review;

/// <summary>The hold of whoever looks at a case, renewed for as long as they do. One that cannot be renewed lapses, and the next reading says who has the case.</summary>
/// <param name="desk">Renews it.</param>
/// <param name="user">Who looks.</param>
/// <param name="fail">Told a fault that does not pass; nothing is renewed after it.</param>
/// <param name="time">The clock.</param>
internal sealed class CaseHold(CaseDesk desk, ClaimsPrincipal user, Func<Exception, Task> fail, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(2);
    private CancellationTokenSource? _holding;

    /// <summary>Renews the hold of a case from now on, and that of no other.</summary>
    /// <param name="id">The case, held already.</param>
    public void Begin(long id)
    {
        End();
        _holding = new();
        _ = RenewAsync(id, _holding.Token);
    }

    /// <summary>Renews nothing any more.</summary>
    public void End()
    {
        _holding?.Cancel();
        _holding?.Dispose();
        _holding = null;
    }

    /// <inheritdoc />
    public void Dispose() => End();

    private async Task RenewAsync(long id, CancellationToken ct)
    {
        try
        {
            do
            {
                await Task.Delay(Renewal, time, ct);
            }
            while (await RenewsAsync(id, ct));
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // That is how holding ends; nobody looks at the case any more.
        }
        catch (Exception fault)
        {
            await fail(fault);
        }
    }

    private async Task<bool> RenewsAsync(long id, CancellationToken ct)
    {
        try
        {
            return (await desk.ClaimAsync(id, user, ct)).Value is not null;
        }
        catch (Exception fault) when (DatabaseFault.Passes(fault))
        {
            // Nobody else could take it meanwhile.
            return true;
        }
    }
}
