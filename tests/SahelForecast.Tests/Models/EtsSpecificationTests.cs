using SahelForecast.Models;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class EtsSpecificationTests
{
    [Fact]
    public void Parse_NamesOfAllModels_ReadsThemBack()
    {
        EtsSpecification[] all =
        [
            .. from error in Enum.GetValues<ErrorType>()
               from trend in Enum.GetValues<TrendType>()
               from season in Enum.GetValues<SeasonType>()
               select new EtsSpecification(error, trend, season),
        ];

        Assert.Equal(18, all.Length);
        Assert.All(all, one => Assert.Equal(one, EtsSpecification.Parse(one.ToString())));
        Assert.All(all, one => Assert.Equal(one, EtsSpecification.Parse(one.ToString()[4..^1])));
        Assert.Equal(new EtsSpecification(ErrorType.Additive, TrendType.AdditiveDamped, SeasonType.Multiplicative), EtsSpecification.Parse(" AAdM "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AZN")]
    [InlineData("NAA")]
    [InlineData("AAN ,")]
    [InlineData("MMM")]
    [InlineData("ETS(A,N,N")]
    public void Parse_OtherText_SaysHowToWriteIt(string text) =>
        Assert.Contains("such as \"AAdM\"", Assert.Throws<FormatException>(() => EtsSpecification.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Candidates_Patterns_GiveTheAdmissibleModels()
    {
        Assert.Equal(15, EtsSpecification.Candidates("ZZZ").Count);
        Assert.Equal(6, EtsSpecification.Candidates("ZZN").Count);
        Assert.Equal(["ETS(M,N,M)", "ETS(M,A,M)", "ETS(M,Ad,M)"], EtsSpecification.Candidates("ZZM").Select(one => one.ToString()));
        Assert.Equal(["ETS(A,Ad,A)", "ETS(M,Ad,A)"], EtsSpecification.Candidates("Z,Ad,A").Select(one => one.ToString()));
        Assert.Equal("ETS(A,N,N)", EtsSpecification.Candidates("ZZZ")[0].ToString());
        Assert.Contains("unstable", Assert.Throws<ArgumentException>(() => EtsSpecification.Candidates("AZM")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => EtsSpecification.Candidates("ZZ"));
    }

    [Fact]
    public void Options_OutOfRange_NameTheCure()
    {
        Assert.Contains("ZZZ", Assert.Throws<ArgumentException>(() => new EtsOptions { Candidates = [] }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EtsOptions { SeasonLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EtsOptions { Criterion = (InformationCriterion)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EtsOptions { Regularisation = (EtsRegularisation)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EtsOptions { Centre = (EtsCentre)9 });
        EtsSpecification one = EtsSpecification.Parse("ANN");
        Assert.Equal([one], new EtsOptions { Candidates = [one, one] }.Candidates);
    }

    [Fact]
    public void ToString_FrenchCulture_IsTheSame()
    {
        using var french = new CultureScope("fr-FR");

        Assert.Equal("ETS(M,Ad,A)", EtsSpecification.Parse("MAdA").ToString());
    }
}
