using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Storage;

/// <summary>Keeps a moment in UTC cut to milliseconds: PostgreSQL refuses other offsets and keeps microseconds.</summary>
public sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    moment => Moments.Cut(moment),
    stored => stored);
