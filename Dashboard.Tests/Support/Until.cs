namespace Dashboard.Tests.Support;

/// <summary>Waits for what another process or thread brings about and tells nobody of.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until a condition holds; the test's own timeout bounds it.</summary>
    public static Task HoldsAsync(Func<bool> holds, CancellationToken ct) => HoldsAsync(() => Task.FromResult(holds()), ct);

    /// <summary>Asks until a condition holds; the test's own timeout bounds it.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> holds, CancellationToken ct)
    {
        using var looks = new PeriodicTimer(Look, TimeProvider.System);
        while (!await holds())
        {
            await looks.WaitForNextTickAsync(ct);
        }
    }
}
