using System.Diagnostics.Metrics;

namespace Dashboard.Pictures;

/// <summary>Counts pictures that were fetched.</summary>
public sealed class PicturesMetrics
{
    private readonly Counter<long> _pictures;

    /// <summary>Registers the instrument on the meter <c>Dashboard</c>.</summary>
    /// <param name="meters">Makes meters.</param>
    public PicturesMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _pictures = meters.Create("Dashboard").CreateCounter<long>("dashboard.pictures", "{picture}", "Pictures fetched by outcome");
    }

    /// <summary>A picture was dealt with.</summary>
    /// <param name="outcome"><c>kept</c>, <c>known</c>, or the code of its failure.</param>
    public void Tried(string outcome) => _pictures.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
