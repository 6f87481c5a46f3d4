namespace Dashboard.Demo.Scenes;

/// <summary>Colours that go together: a sky from above to the horizon, land near and far, a light and two accents.</summary>
public sealed record Palette(Colour SkyTop, Colour SkyLow, Colour Far, Colour Near, Colour Light, Colour Accent, Colour Second)
{
    private static readonly Palette[] All =
    [
        Of("2F6F9F", "CFE6EC", "7FA7A8", "2E5E57", "FFF3C4", "D9572B", "F2B134"),
        Of("F08A4B", "FCE1B0", "B4656F", "4A3253", "FFF6DA", "1F6F78", "E4C05C"),
        Of("1D2B53", "6D7FB3", "3D4E81", "16203D", "F7EFD2", "E2725B", "8FC1B5"),
        Of("8EC5D6", "F6EFDD", "9DB17C", "556B2F", "FFFBE6", "B23A48", "3C6E71"),
        Of("5B4B8A", "F4A6A0", "7C5C8E", "2C2140", "FFE9C7", "F25F5C", "50A2A7"),
        Of("0B5C6B", "BFE0D8", "4E9A94", "123C44", "FDF4DC", "E08E45", "C8553D"),
        Of("C9B79C", "F7F1E3", "A98467", "6C584C", "FFFFFF", "386641", "BC4749"),
        Of("44576D", "B7C4CF", "6B7C8C", "2A3642", "EEF2F5", "D7263D", "F2C14E"),
    ];

    /// <summary>Takes one of the house's palettes.</summary>
    public static Palette Pick(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return All[random.Next(All.Length)];
    }

    private static Palette Of(params ReadOnlySpan<string> hex) => new(
        Colour.Of(hex[0]), Colour.Of(hex[1]), Colour.Of(hex[2]), Colour.Of(hex[3]), Colour.Of(hex[4]), Colour.Of(hex[5]), Colour.Of(hex[6]));
}
