using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public sealed class PCodeTests
{
    [Theory]
    [InlineData("TD01", "TCD01", "TCD01", 1)]
    [InlineData("NE001", "NER001", "NER001", 1)]
    [InlineData("NE01", "ner 001", "NER001", 1)]
    [InlineData("CO5", "CO05", "COL05", 1)]
    [InlineData("ML0604", "mli-06-04", "MLI0604", 2)]
    [InlineData("NE001002", "NER001002", "NER001002", 2)]
    [InlineData("ML", "MLI", "MLI", 0)]
    [InlineData("XK01", "XK1", "XK01", 1)]
    public void Parse_TwoSpellings_AreOneCode(string one, string other, string written, int level)
    {
        Assert.Equal(PCode.Parse(one), PCode.Parse(other));
        Assert.Equal(PCode.Parse(one).GetHashCode(), PCode.Parse(other).GetHashCode());
        Assert.Equal((written, level), (PCode.Parse(other).ToString(), PCode.Parse(one).Level));
    }

    [Theory]
    [InlineData("ML-XXX", "placeholder")]
    [InlineData("BFAXXX", "placeholder")]
    [InlineData("", "no p-code")]
    [InlineData("09", "no p-code")]
    [InlineData("Bamako", "no p-code")]
    [InlineData("ML0A", "no p-code")]
    [InlineData("ML0123456789012345", "no p-code")]
    public void Parse_WhatIsNoCode_SaysWhich(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => PCode.Parse(text)).Message, StringComparison.Ordinal);

    [Property(MaxTest = 200)]
    public void ToString_AnyCode_IsReadBack(byte region, byte district)
    {
        foreach (string country in (string[])["ML", "TD", "AFG"])
        {
            var code = PCode.Parse(FormattableString.Invariant($"{country}{region % 100:00}{district % 100:00}"));
            Assert.Equal(code, PCode.Parse(code.ToString()));
            Assert.True(code.Parent!.Contains(code));
            Assert.False(code.Contains(code.Parent));
        }
    }

    [Fact]
    public void Check_Bamako_IsNotTaoudenni()
    {
        PlaceConflict conflict = Assert.Single(PlaceNames.Check([
            new PlaceName(PCode.Parse("ML09"), "Bamako", "Cadre Harmonisé 2018"), new PlaceName(PCode.Parse("MLI09"), "Taoudénni", "reform of 2023"),
            new PlaceName(PCode.Parse("ML06"), "Tombouctou", "Cadre Harmonisé 2018"), new PlaceName(PCode.Parse("ML06"), "Timbouctou", "reform of 2023"),
        ]));
        Assert.Contains("MLI09 means \"Bamako\" (Cadre Harmonisé 2018) and \"Taoudénni\" (reform of 2023)", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(2, conflict.Places.Count);
    }

    [Fact]
    public void Check_OuaddaiAndSilaChanged_AreNamedFromBothSides() => Assert.Equal(4, PlaceNames.Check([
        new PlaceName(PCode.Parse("TD14"), "Ouaddaï", "2016"), new PlaceName(PCode.Parse("TD21"), "Sila", "2016"),
        new PlaceName(PCode.Parse("TD14"), "Sila", "2017"), new PlaceName(PCode.Parse("TD21"), "Ouaddai", "2017"),
    ]).Count);

    [Theory]
    [InlineData("Tillabéri", "TILLABERY", true)]
    [InlineData("Mayo Kebbi Est", "Mayo-Kebbi-Est", true)]
    [InlineData("Barh-El-Gazel", "Bahr el Gazal", false)]
    [InlineData("Est", "Sud", false)]
    [InlineData("Nord", "Nara", false)]
    public void AreAlike_Spellings_AreToldFromNames(string one, string other, bool expected) => Assert.Equal(expected, PlaceNames.AreAlike(one, other));
}
