using System.Reflection;
using PublicApiGenerator;

namespace SahelForecast.Repository.Tests;

public class PublicApiTests
{
    public static TheoryData<string> Packages => WorkingTree.AsData(WorkingTree.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi_OfPackage_IsTheApprovedOne(string package)
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        string api = Assembly.Load(package).GeneratePublicApi(options);
        Approval.Check(api.TrimEnd() + "\n", WorkingTree.PathOf("tests", "SahelForecast.Repository.Tests", "PublicApi", package + ".approved.txt"));
    }
}
