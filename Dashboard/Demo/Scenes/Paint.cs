namespace Dashboard.Demo.Scenes;

/// <summary>What a shape is filled with: one colour, or a vertical gradient between two heights in pixels.</summary>
public readonly record struct Paint(Colour Top, Colour Bottom, double From, double To)
{
    /// <summary>One colour throughout.</summary>
    public static implicit operator Paint(Colour colour) => FromColour(colour);

    /// <summary>One colour throughout.</summary>
    public static Paint FromColour(Colour colour) => new(colour, colour, 0, 1);

    /// <summary>The colour at a height.</summary>
    public Colour At(double y) => Top == Bottom ? Top : Top.Towards(Bottom, Math.Clamp((y - From) / (To - From), 0, 1));
}
