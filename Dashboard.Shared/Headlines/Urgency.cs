using System.Text.Json.Serialization;

namespace Dashboard.Shared.Headlines;

/// <summary>How urgent the wire calls a headline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>Ordinary news.</summary>
    [JsonStringEnumMemberName("normal")] Normal,

    /// <summary>To be seen soon.</summary>
    [JsonStringEnumMemberName("urgent")] Urgent,

    /// <summary>A few times a year: everybody looks up.</summary>
    [JsonStringEnumMemberName("flash")] Flash,
}
