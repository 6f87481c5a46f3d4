namespace Dashboard.Moderation.Panel.Review;

/// <summary>How long somebody has looked at unblurred pictures today, and when that is worth a break.</summary>
/// <param name="keep">Adds a time to the day's sum, which it answers in seconds.</param>
internal sealed class Exposure(Func<TimeSpan, Task<double>> keep)
{
    private const double BreakEvery = 300;
    private double _unkept;

    /// <summary>The day's sum in seconds; null before it was asked for.</summary>
    public double? Looked { get; private set; }

    /// <summary>The sum at which a break was last proposed; 0 when none is.</summary>
    public double BreakAt { get; private set; }

    /// <summary>Adds what was looked at. What could not be kept is kept with the next.</summary>
    /// <param name="seconds">How long.</param>
    public async Task AddAsync(double seconds)
    {
        var looked = _unkept + seconds;
        _unkept = 0;
        double sum;
        try
        {
            sum = await keep(TimeSpan.FromSeconds(looked));
        }
        catch
        {
            _unkept += looked;
            throw;
        }

        // Said once each five minutes of looking, never while the picture is being looked at for the first time.
        var former = Looked ?? sum - looked;
        if ((int)(sum / BreakEvery) > (int)(former / BreakEvery))
        {
            BreakAt = sum;
        }

        Looked = sum;
    }

    /// <summary>The proposal was seen.</summary>
    public void PutAway() => BreakAt = 0;
}
