#!/bin/sh
# Compiles the assemblies of this folder with the C# compiler of the .NET SDK. They are committed: only a change of the sources asks for this.
set -e
cd "$(dirname "$0")"
csc=$(ls -d "$(dirname "$(readlink -f "$(command -v dotnet)")")"/sdk/*/Roslyn/bincore/csc.dll | tail -1)
before=$(mktemp -d)
trap 'rm -r "$before"' EXIT
compile() {
  output=$1
  shift
  dotnet "$csc" -nologo -noconfig -nostdlib -deterministic -optimize -debug- -unsafe -langversion:preview -target:library -pathmap:"$PWD"=. -nowarn:0169,0649,0626,0824 -out:"$output" "$@"
}
compile ../System.Private.CoreLib.dll -runtimemetadataversion:v4.0.30319 System.Private.CoreLib.cs
compile ../Lib.dll -r:../System.Private.CoreLib.dll Lib.cs
# The image was compiled when the types of Lib were in Facade.
compile "$before/Facade.dll" -r:../System.Private.CoreLib.dll Lib.cs
compile ../Keys.dll -r:../System.Private.CoreLib.dll -r:"$before/Facade.dll" Keys.cs
compile ../Facade.dll -r:../System.Private.CoreLib.dll -r:../Lib.dll Facade.cs
