using Xunit;

namespace SahelForecast.Tests;

public class SeriesMetadataTests
{
    [Theory]
    [InlineData(SeriesKind.Stock, 0)]
    [InlineData(SeriesKind.Flow, 0)]
    [InlineData(SeriesKind.Rate, double.NegativeInfinity)]
    [InlineData(SeriesKind.Index, double.NegativeInfinity)]
    public void LowerBound_NotGiven_FollowsTheKind(SeriesKind kind, double expected)
    {
        var metadata = new SeriesMetadata { Kind = kind };

        Assert.Equal((expected, double.PositiveInfinity), (metadata.LowerBound, metadata.UpperBound));
    }

    [Fact]
    public void LowerBound_Given_StaysWhenTheKindChanges() =>
        Assert.Equal(-5, (new SeriesMetadata { LowerBound = -5 } with { Kind = SeriesKind.Flow }).LowerBound);

    [Fact]
    public void Default_IsAStockOfPeople() =>
        Assert.Equal(("people", SeriesKind.Stock, 0), (SeriesMetadata.Default.Unit, SeriesMetadata.Default.Kind, SeriesMetadata.Default.LowerBound));

    [Fact]
    public void Equals_SameBreaksInAnotherList_Equal()
    {
        SeriesMetadata Make(string note) => new() { Breaks = [new SeriesBreak(Period.Year(2024), BreakReason.Method, note)] };

        Assert.Equal(Make("JIAF 2.0"), Make("JIAF 2.0"));
        Assert.Equal(Make("JIAF 2.0").GetHashCode(), Make("JIAF 2.0").GetHashCode());
        Assert.NotEqual(Make("JIAF 2.0"), Make("JIAF 1.1"));
    }

    [Fact]
    public void Equals_PreliminaryOrNot_Differ() => Assert.NotEqual(new SeriesMetadata { IsPreliminary = true }, new SeriesMetadata());

    [Fact]
    public void Bounds_NaN_Throw()
    {
        Assert.Contains("LowerBound is NaN", Assert.Throws<ArgumentException>(() => new SeriesMetadata { LowerBound = double.NaN }).Message, StringComparison.Ordinal);
        Assert.Contains("UpperBound is NaN", Assert.Throws<ArgumentException>(() => new SeriesMetadata { UpperBound = double.NaN }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_Unknown_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesMetadata { Kind = (SeriesKind)8 });
}
