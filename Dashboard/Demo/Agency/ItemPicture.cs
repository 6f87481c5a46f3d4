namespace Dashboard.Demo.Agency;

/// <summary>A drawing by its scene and the seed that varies it.</summary>
public sealed record ItemPicture(string Scene, int Seed)
{
    /// <summary>Path of the JPEG.</summary>
    public string Path => $"/pictures/{Scene}/{Seed}.jpg";
}
