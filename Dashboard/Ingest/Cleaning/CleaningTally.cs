namespace Dashboard.Ingest.Cleaning;

/// <summary>Counts what had to be mended in the entries of one document.</summary>
public sealed class CleaningTally
{
    /// <summary>Dates before 1995 or more than a day ahead, taken as none.</summary>
    public int Dates { get; set; }

    /// <summary>Links that are no http or https address; the site's stands in.</summary>
    public int Links { get; set; }

    /// <summary>Titles that were too long and cut.</summary>
    public int Titles { get; set; }

    /// <summary>The counts by the name that metrics give them.</summary>
    public IEnumerable<(string Fault, int Count)> All => [("date", Dates), ("link", Links), ("title", Titles)];
}
