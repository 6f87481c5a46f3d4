namespace Dashboard.Storage;

/// <summary>A picture beside a headline.</summary>
public sealed class HeadlinePictureRow
{
    /// <summary>The headline.</summary>
    public long HeadlineId { get; set; }

    /// <summary>Order beside the headline, from 0.</summary>
    public int Position { get; set; }

    /// <summary>Where the picture comes from.</summary>
    public long OriginId { get; set; }

    /// <summary>Where the picture comes from.</summary>
    public PictureOriginRow? Origin { get; set; }

    /// <summary>Alternative text as the source gives it.</summary>
    public string Alt { get; set; } = "";
}
