using Xunit;

namespace SahelForecast.Tests;

public class SeriesKeyTests
{
    private static readonly SeriesKey Key = SeriesKey.Of(("country", "BFA"), ("admin1", "BF54"), ("group", "idp"));

    [Fact]
    public void Equals_SamePartsInAnotherOrder_EqualButShownAsGiven()
    {
        var other = SeriesKey.Of(("group", "idp"), ("country", "BFA"), ("admin1", "BF54"));

        Assert.Equal(Key, other);
        Assert.Equal(Key.GetHashCode(), other.GetHashCode());
        Assert.Equal(Key.StableHash(), other.StableHash());
        Assert.Equal("country=BFA, admin1=BF54, group=idp", Key.ToString());
        Assert.Equal(["group", "country", "admin1"], other.Dimensions);
    }

    [Fact]
    public void Equals_OtherParts_NotEqual()
    {
        Assert.NotEqual(Key, SeriesKey.Of(("country", "BFA"), ("admin1", "BF54")));
        Assert.NotEqual(Key, SeriesKey.Of(("country", "BFA"), ("admin1", "BF54"), ("group", "IDP")));
        Assert.False(Key.Equals(null));
    }

    [Fact]
    public void StableHash_KnownKey_NeverChanges()
    {
        // FNV-1a, 64 bit, over "a=b\n"; seeds of published forecasts hang on it.
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in "a=b\n"u8)
        {
            hash = unchecked((hash ^ b) * 0x100000001B3);
        }

        Assert.Equal(hash, SeriesKey.Of(("a", "b")).StableHash());
        Assert.NotEqual(hash, SeriesKey.Of(("a", "c")).StableHash());
    }

    [Fact]
    public void Matches_PartialKeys_WhenEveryPartIsThere()
    {
        Assert.True(Key.Matches(SeriesKey.Empty));
        Assert.True(Key.Matches(SeriesKey.Of(("group", "idp"), ("country", "BFA"))));
        Assert.False(Key.Matches(SeriesKey.Of(("country", "MLI"))));
        Assert.False(Key.Matches(SeriesKey.Of(("admin2", "BF5401"))));
    }

    [Fact]
    public void Keep_Dimensions_InTheOrderNamed() =>
        Assert.Equal("group=idp, country=BFA", Key.Keep("group", "country").ToString());

    [Fact]
    public void Indexer_UnknownDimension_ThrowsNamingTheKey()
    {
        Assert.Equal("BF54", Key["admin1"]);
        Assert.Contains("admin2", Assert.Throws<KeyNotFoundException>(() => Key["admin2"]).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Key["Country"]);
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Same(SeriesKey.Empty, SeriesKey.Of());

    [Fact]
    public void Of_EmptyOrRepeatedPart_Throws()
    {
        Assert.Throws<ArgumentException>(() => SeriesKey.Of(("", "x")));
        Assert.Contains("\"country\" has no value", Assert.Throws<ArgumentException>(() => SeriesKey.Of(("country", " "))).Message, StringComparison.Ordinal);
        Assert.Contains("\"a\" comes twice", Assert.Throws<ArgumentException>(() => SeriesKey.Of(("a", "1"), ("a", "2"))).Message, StringComparison.Ordinal);
    }
}
